import { turnsAway } from "#core/analysis/reason/client-certificate.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isEdge, itemsOf, plainText, regexesOf } from "../../support/regexes.ts";
import { FOLDING, PATHS } from "../../support/request-fields.ts";
import { textTestsOf } from "../../support/text-tests.ts";

interface NeededPath {
  readonly path: string;
  /** What a text has to hold to be about such paths, and not about all there are. */
  readonly about: RegExp;
  readonly consequence: string;
}

const NEEDED: readonly NeededPath[] = [
  {
    path: "/.well-known/acme-challenge/",
    about: /^\/\.|well-known/,
    consequence: "a certificate that your server renews by itself is not renewed",
  },
  {
    path: "/cdn-cgi/challenge-platform/",
    about: /cdn-cgi/,
    consequence: "nobody can solve a challenge of Cloudflare",
  },
];

interface Details {
  readonly needed: NeededPath;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  if (expression.settings?.action === undefined || !turnsAway(expression.settings)) return;
  for (const { start, end, needed, condition } of caught(expression)) {
    if (expression.polarityOf(condition) !== "positive" || isLeftOut(expression, needed)) continue;
    yield { span: { start, end }, details: { needed } };
    return;
  }
}

/** Texts that one of the paths holds or starts with. */
function* caught(expression: LintedExpression) {
  for (const { how, value, literal, node } of textTestsOf(expression, PATHS, FOLDING)) {
    const text = value.replace(/^\*|\*$/g, "");
    const isOpen = how === "contains" || (how.endsWith("wildcard") && value.startsWith("*") && value.endsWith("*"));
    const isStart = how === "starts_with" || (how.endsWith("wildcard") && value.endsWith("*"));
    const needed = NEEDED.find((row) => holds(row, text, isOpen ? "anywhere" : isStart ? "start" : undefined));
    if (needed !== undefined) yield { ...literal, needed, condition: node };
  }
  for (const { ast, comparison, literal, field } of regexesOf(expression)) {
    if (field === undefined || !PATHS.has(field.name)) continue;
    const items = itemsOf(ast);
    const isStart = isEdge(items[0], "start");
    const text = plainText(isStart ? items.slice(1) : items);
    if (text === undefined) continue;
    const needed = NEEDED.find((row) => holds(row, text, isStart ? "start" : "anywhere"));
    if (needed !== undefined) yield { ...literal, needed, condition: comparison };
  }
}

function holds({ path, about }: NeededPath, text: string, where: "anywhere" | "start" | undefined): boolean {
  if (where === undefined || !about.test(text)) return false;
  return where === "start" ? path.startsWith(text) : path.includes(text);
}

/** Whether this rule, or one that skips, names the path as an exception. */
function isLeftOut(expression: LintedExpression, { path }: NeededPath): boolean {
  const name = path.split("/")[1] as string;
  const tests = textTestsOf(expression, PATHS, FOLDING);
  if (tests.some(({ value, node, how }) => value.includes(name) && isException(expression, node, how))) return true;
  return expression.neighbours.some(
    ({ settings, expression: other }) =>
      settings.action === "skip" && settings.enabled && sliceOf(other.text, other).includes(name),
  );
}

function isException(expression: LintedExpression, node: Parameters<LintedExpression["polarityOf"]>[0], how: string) {
  return how === "ne" || expression.polarityOf(node) === "negative";
}

const block = (expression: string): string =>
  `---\nname: Hidden files\nref: hidden\naction: block\n---\n${expression}\n`;

export const actionNeededPath = lint<Details>({
  code: "action/needed-path",
  severity: "info",
  preset: "recommended",
  title: "A path that has to stay open",
  what: "A rule that stops requests by a text that `/.well-known/acme-challenge/` or `/cdn-cgi/challenge-platform/` holds too, such as `/.`.",
  why: "Let's Encrypt and its kin ask for a file below `/.well-known/acme-challenge/` before they renew a certificate of your server. Challenges of Cloudflare fetch what they need from `/cdn-cgi/challenge-platform/`. Both stop working without a word in your logs.",
  message: ({ needed: { path, consequence } }) =>
    `This stops \`${path}\` too, and ${consequence}. Add \`and not starts_with(http.request.uri.path, "${path}")\`.`,
  scope: "expression",
  heeds: "well-known",
  needs: { fields: PATHS },
  check,
  bad: [
    { text: block('http.request.uri.path contains «"/."»') },
    { text: block('http.host eq "www.example.com" and http.request.uri.path matches «"^/\\."»') },
    { text: block('starts_with(lower(http.request.uri.path), «"/cdn-cgi/"») or not ssl') },
  ],
  good: [
    {
      note: "Another rule lets it past.",
      text: `---\nname: Certificates\nref: certificates\naction: skip\nparameters:\n  ruleset: current\n---\nstarts_with(http.request.uri.path, "/.well-known/acme-challenge/")\n${block('http.request.uri.path contains "/."')}`,
    },
    { text: block('http.request.uri.path contains "/." and not starts_with(http.request.uri.path, "/.well-known/")') },
    { text: block('http.request.uri.path contains "/.git"') },
    { note: "Only logged.", text: block('http.request.uri.path contains "/."').replace("block", "log") },
    { text: block('http.request.uri.path contains "/"') },
  ],
});

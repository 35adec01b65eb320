/** The page of each code, as Markdown, made from the message table and the lints. */
import { analyse } from "#core/analysis/analyse.ts";
import { planName } from "#core/analysis/checks/plans.ts";
import { type Config, parseConfig } from "#core/analysis/config.ts";
import type { Facts } from "#core/analysis/model.ts";
import { verdict } from "#core/analysis/verdict.ts";
import type { Diagnostic, Severity } from "#core/diagnostics/diagnostic.ts";
import { docsPath } from "#core/diagnostics/docs-path.ts";
import { type AnyCode, type Code, MESSAGES } from "#core/diagnostics/messages.ts";
import { factsOfExample } from "#core/lint/example.ts";
import { SEVERITIES } from "#core/lint/levels.ts";
import type { Lint, LintExample } from "#core/lint/lint.ts";
import { LINTS } from "#core/lint/lints.ts";
import { PRESET_TEXTS, PRESETS, type Preset } from "#core/lint/presets.ts";
import { applyEdits } from "#core/text/edit.ts";
import { LineIndex } from "#core/text/line-index.ts";
import { EXPRESSION_ERRORS, type PageText } from "./expression-errors.ts";

const TABLE_CODES = Object.keys(MESSAGES) as Code[];

const NOTE = "<!-- Written by scripts/docs.ts. Do not edit. -->";

/** Path below the project's root → text, for every code and the two lists of them. */
export function documentationPages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const code of TABLE_CODES) pages.set(docsPath(code), errorPage(code));
  for (const lint of LINTS) pages.set(docsPath(lint.code), lintPage(lint));
  pages.set("docs/rules/README.md", lintList());
  pages.set("docs/errors/README.md", errorList());
  return pages;
}

function lintPage(lint: Lint): string {
  return page([
    `# ${lint.title}`,
    `\`${lint.code}\` · ${level(lint.code)} ${PRESET_NOTES[lint.preset]}`,
    lint.what,
    lint.why,
    "## Found",
    ...lint.bad.flatMap((example) => badExample(lint, example)),
    "## Not found",
    ...lint.good.flatMap((example) => [...note(example), ...known(example.facts, example.files), fence(example.text)]),
    "## Another level, or none",
    `Under \`lint\` in \`rulewright.yaml\`, give \`${lint.code}\` the level \`off\`, \`hint\`, \`info\`, \`warning\` or \`error\`. For one place, write above it or at the end of the line:`,
    fence(`# rulewright-ignore ${lint.code}: the reason`),
  ]);
}

function badExample({ code }: Lint, example: LintExample): string[] {
  const text = example.text.replaceAll(/[«»]/g, "");
  const found = lintFindings(code, text, factsOfExample(example));
  const fixes = found.flatMap(({ fixes: [first] = [] }) => (first === undefined ? [] : [first]));
  const edits = fixes.flatMap((fix) => fix.edits);
  return [
    ...note(example),
    ...known(example.facts, example.files),
    fence(marked(text, found)),
    ...new Set(found.map(({ message }) => `> ${message}`)),
    ...(fixes[0] === undefined ? [] : [`**${fixes[0].title}:**`, fence(applyEdits(text, edits))]),
  ];
}

/** What one lint finds in a text. */
function lintFindings(code: string, text: string, facts: Facts): readonly Diagnostic[] {
  return analyse(text, facts).diagnostics.filter((item) => item.code === code);
}

function note(example: LintExample): string[] {
  return example.note === undefined ? [] : [example.note];
}

/** What an example takes as known. */
function known({ hosts = [], lists = [], plan }: Facts = {}, files: LintExample["files"] = {}): string[] {
  const shown = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`${title}: ${items.join(", ")}.`];
  return [
    ...shown("The zone's plan", plan === undefined ? [] : [planName(plan)]),
    ...shown(
      "Known hosts",
      hosts.map(({ name, authorities }) => `\`${name}\` ${authorities.length > 0 ? "with" : "without"} mTLS`),
    ),
    ...shown(
      "Known lists",
      lists.map(({ name, kind, items }) => `\`$${name}\` (${kind}${items === undefined ? "" : `, ${items} items`})`),
    ),
    ...Object.entries(files).flatMap(([name, text]) => [`Beside it, in \`${name}\`:`, fence(text)]),
  ];
}

function errorPage(code: Code): string {
  const text = pageText(code);
  const found = text.example === undefined ? [] : findingsIn(text, code);
  const [first] = found;
  return page([
    `# \`${code}\``,
    level(code),
    ...(first === undefined ? [] : [`> ${first.message}`]),
    text.why,
    ...(text.example === undefined ? [] : example(text, found, FREE_PLAN.has(code))),
    ...silencing(code),
  ]);
}

function example(text: PageText, found: readonly Diagnostic[], onFreePlan: boolean): string[] {
  const source = text.example as string;
  // Some examples only make sense at a length that nobody wants to read.
  if (source.length > 600) return [];
  const fix = found[0]?.fixes?.[0];
  return [
    onFreePlan ? "## Example, in a zone on the plan Free" : "## Example",
    fence(marked(source, found)),
    ...(fix === undefined ? [] : [`**${fix.title}:**`, fence(applyEdits(source, fix.edits))]),
  ];
}

function silencing(code: Code): string[] {
  if (MESSAGES[code].severity === "error") return [];
  return [
    "## Another level, or none",
    `Under \`lint\` in \`rulewright.yaml\`, give \`${code}\` the level \`off\`, \`hint\`, \`info\`, \`warning\` or \`error\`. For one place, write \`# rulewright-ignore ${code}: the reason\` above it or at the end of the line.`,
  ];
}

/** Why and example of a code, from its row or from the table of what the parser finds. */
export function pageText(code: Code): PageText {
  const row = MESSAGES[code] as { readonly why?: string; readonly example?: string };
  return (
    EXPRESSION_ERRORS[code] ?? { why: row.why ?? "", ...(row.example === undefined ? {} : { example: row.example }) }
  );
}

/** Codes whose examples are about a zone on the plan Free. */
const FREE_PLAN: ReadonlySet<Code> = new Set<Code>([
  "plan/field",
  "plan/function",
  "plan/operator",
  "plan/action",
  "parameter/plan",
  "ratelimit/challenge-timeout",
  "ratelimit/throttle",
]);

/** The findings of a code in its example. */
export function findingsIn({ example: text = "", asApi }: PageText, code: Code): readonly Diagnostic[] {
  const found = code.startsWith("config/")
    ? (parseConfig(text) satisfies Config).diagnostics
    : asApi === true
      ? verdict({ expression: text, kind: "filter" }).errors
      : analyse(text, FREE_PLAN.has(code) ? { plan: "free" } : {}).diagnostics;
  return found.filter((item) => item.code === code);
}

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "Error: Cloudflare would refuse this, or it could not be deployed.",
  warning: "Warning: advice; Cloudflare takes the rule.",
  info: "Information: advice; Cloudflare takes the rule.",
  hint: "Hint: advice; Cloudflare takes the rule.",
};

const PRESET_NOTES: Readonly<Record<Preset, string>> = {
  recommended: "On by default.",
  strict: "On with the preset `strict` or `all`.",
  all: "On with the preset `all`.",
};

function level(code: AnyCode): string {
  return LEVELS[SEVERITIES.get(code) ?? "error"];
}

/** A text with carets under what was found. */
function marked(text: string, found: readonly Diagnostic[]): string {
  const lines = new LineIndex(text);
  const marks = new Map<number, string>();
  for (const { start, end } of found) {
    const { line, character } = lines.positionAt(start);
    const content = lineText(text, lines, line);
    const width = Math.max(1, Math.min(end - start, content.length - character));
    marks.set(line, (marks.get(line) ?? "").padEnd(character) + "^".repeat(width));
  }
  const result: string[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    result.push(lineText(text, lines, line));
    const mark = marks.get(line);
    if (mark !== undefined) result.push(mark);
  }
  return result.join("\n");
}

function lineText(text: string, lines: LineIndex, line: number): string {
  return text.slice(lines.lineStart(line), lines.lineStart(line + 1)).replace(/[\r\n]+$/, "");
}

function fence(text: string): string {
  return `\`\`\`text\n${text.replace(/\n+$/, "")}\n\`\`\``;
}

function page(parts: readonly string[]): string {
  return `${[NOTE, ...parts.filter((part) => part !== "")].join("\n\n")}\n`;
}

/** How advice is chosen; it stands above the list of it. */
const CONTROL = `## Which, and how loud

\`rulewright.yaml\` says it for everybody who works on the rules, and the editor's setting \`rulewright.lint\`, with the same
keys, for one person:

\`\`\`yaml
lint:
  preset: strict           # recommended (the default), strict or all
  mtls: error              # a category: everything whose code starts with mtls/
  mtls/no-host: off        # one code; it wins over its category
\`\`\`

Levels are \`off\`, \`hint\`, \`info\`, \`warning\` and \`error\`. A lint that the preset leaves out is asked where it, or its
category, has a level. What Cloudflare would refuse stays an error.

${PRESETS.map((preset) => `* \`${preset}\`: ${PRESET_TEXTS[preset]}`).join("\n")}

For one place there is a comment, above the line or at its end. The light bulb writes it:

\`\`\`text
# rulewright-ignore mtls/no-host: this zone is for machines only
\`\`\`

A comment that silences nothing is reported.

## Fix all

What has one clear fix is mended by \`rulewright check --fix\`, or in VS Code on saving, with this in its settings:

\`\`\`json
"[cloudflare-rule]": { "editor.codeActionsOnSave": { "source.fixAll.rulewright": "explicit" } }
\`\`\`

Where two ways to mend an error are possible, nothing is guessed.`;

function lintList(): string {
  const rows = LINTS.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, severity, preset, title }) =>
    row(`[\`${code}\`](${code}.md)`, severity, preset, title),
  );
  return page(["# Advice on rules", CONTROL, "## All of it", table(["code", "level", "preset", ""], rows)]);
}

function errorList(): string {
  const rows = TABLE_CODES.toSorted().map((code) =>
    row(`[\`${code}\`](${code}.md)`, MESSAGES[code].severity, pageText(code).why),
  );
  return page(["# Errors and warnings", table(["code", "level", ""], rows)]);
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function table(heads: readonly string[], rows: readonly string[]): string {
  return [`| ${heads.join(" | ")} |`, `|${" --- |".repeat(heads.length)}`, ...rows]
    .join("\n")
    .replaceAll("|  |", "| |");
}

/** Whole rules to start from, offered where a rule begins, and their conditions, where a body is still empty. */
import type { FileAnalysis } from "#core/analysis/model.ts";
import { DEFAULT_PHASE, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { RULE_SNIPPETS } from "#core/catalog/generated/rule-snippets.ts";
import type { RuleSnippet } from "#core/catalog/info.ts";
import type { Rule } from "#core/document/model.ts";
import type { Span } from "#core/text/span.ts";
import type { HeaderCursor } from "../header-cursor.ts";
import type { Candidate, Completion } from "./item.ts";
import { finish } from "./order.ts";

const FENCE_LINE = "---\n";

/** What else people call the situations that the snippets are for. */
const CONCEPTS: Readonly<Record<string, readonly string[]>> = {
  "rule-mtls": ["certificate", "client", "revoked"],
  "rule-mtls-issuer": ["certificate", "authority", "pinning"],
  "rule-country": ["country", "geography"],
  "rule-admin": ["path", "login", "office"],
  "rule-rate-limit": ["ratelimit", "throttle", "brute"],
  "rule-skip-bots": ["bots", "verified", "search", "allow"],
  "rule-ai-crawlers": ["bots", "crawlers", "scrapers"],
  "rule-leaked-credentials": ["password", "credentials", "login"],
  "rule-upload-scan": ["upload", "malware", "scan"],
};

interface WordAtLineStart {
  readonly replace: Span;
  readonly prefix: string;
}

/** The word at `offset` where nothing but white space stands before it on its line; `rule-mtls` is one word. */
function wordAtLineStart(text: string, offset: number): WordAtLineStart | undefined {
  const before = /(?:^|\n)[ \t]*([\w.-]*)$/.exec(text.slice(Math.max(0, offset - 200), offset));
  if (before === null) return undefined;
  const prefix = before[1] ?? "";
  const tail = /^[\w.-]*/.exec(text.slice(offset, offset + 200))?.[0] ?? "";
  const line = /^[^\r\n]*/.exec(text.slice(offset + tail.length))?.[0] ?? "";
  if (line.trim() !== "" || prefix.startsWith("-")) return undefined;
  return { replace: { start: offset - prefix.length, end: offset + tail.length }, prefix };
}

/** Rules, or conditions, for a place in a body; none where something else stands there already. */
export function bodySnippets({ file }: FileAnalysis, rule: Rule, offset: number): Completion[] {
  const { text } = file;
  const word = wordAtLineStart(text, offset);
  if (word === undefined) return [];
  const around = [text.slice(rule.body.start, word.replace.start), text.slice(word.replace.end, rule.body.end)];
  const [before, after] = around.map((part) => part.replaceAll(/#.*/g, "").trim());
  if (after !== "") return [];
  if (before !== "") return word.prefix === "" ? [] : placed(RULE_SNIPPETS.map(wholeRule), word, "4");
  if (rule.openFence === undefined) return placed(RULE_SNIPPETS.map(wholeRule), word, word.prefix === "" ? "!" : "");
  return placed(RULE_SNIPPETS.filter((snippet) => suits(snippet, rule)).map(condition), word, "");
}

/** What completes a header that has been opened and is still empty. */
export function headerSnippets(rule: Rule, cursor: HeaderCursor): Completion[] {
  if (rule.closeFence !== undefined || cursor.path.length > 0 || cursor.present.length > 0) return [];
  const rest = RULE_SNIPPETS.map((snippet, rank) => ({
    ...wholeRule(snippet, rank),
    insert: snippet.body.slice(FENCE_LINE.length),
  }));
  return finish(rest, cursor.replace, cursor.prefix).map(behind("3"));
}

function placed(candidates: readonly Candidate[], { replace, prefix }: WordAtLineStart, tier: string): Completion[] {
  return finish(candidates, replace, prefix).map(behind(tier));
}

const behind =
  (tier: string) =>
  (completion: Completion): Completion => ({ ...completion, sortText: `${tier}${completion.sortText}` });

/** What is typed is more often the name of a field. */
const AFTER_FIELDS = 5000;

function wholeRule(snippet: RuleSnippet, rank: number): Candidate {
  return {
    label: snippet.name,
    kind: "snippet",
    description: "a whole rule",
    documentation: `${snippet.description}.\n\n\`\`\`cloudflare-rule\n${plain(snippet.body)}\n\`\`\``,
    insert: snippet.body,
    snippet: true,
    concepts: conceptsOf(snippet),
    rank: AFTER_FIELDS + rank,
  };
}

function condition(snippet: RuleSnippet, place: number): Candidate {
  const insert = conditionOf(snippet);
  return {
    label: snippet.name,
    kind: "snippet",
    description: "a condition",
    documentation: `${snippet.description}.\n\n\`\`\`cloudflare-rule\n${plain(insert)}\n\`\`\``,
    insert,
    snippet: true,
    concepts: conceptsOf(snippet),
    rank: AFTER_FIELDS + place,
  };
}

const conceptsOf = ({ prefixes }: RuleSnippet): readonly string[] => [
  ...prefixes,
  ...prefixes.flatMap((prefix) => CONCEPTS[prefix] ?? []),
];

/** The part below the header. A stop that the header fills, `$1`, becomes one to fill here. */
function conditionOf({ body }: RuleSnippet): string {
  const fences = [...body.matchAll(/^---\n/gm)];
  const start = fences[1] === undefined ? 0 : fences[1].index + FENCE_LINE.length;
  const filled = new Map([...body.slice(0, start).matchAll(/\$\{(\d+):([^}]*)\}/g)].map((stop) => [stop[1], stop[2]]));
  return body
    .slice(start)
    .replace(/\n?\$0$/, "")
    .replaceAll(/\$(\d+)/g, (stop, number: string) => {
      const text = filled.get(number);
      return text === undefined ? stop : `\${${number}:${text}}`;
    });
}

/** Whether the snippet's condition is for a rule with this action: a rule that skips has another one than a rule that blocks. */
function suits(snippet: RuleSnippet, { settings }: Rule): boolean {
  const { action, phase, ratelimit } = settings;
  if (phase !== DEFAULT_PHASE && phase !== RATELIMIT_PHASE) return false;
  if (snippet.body.includes("\nratelimit:") !== (ratelimit !== undefined) && ratelimit !== undefined) return false;
  const written = /^action: (?:\$\{\d+\|([^|]*)\|\}|(\w+))$/m.exec(snippet.body);
  const actions = (written?.[1] ?? written?.[2] ?? "").split(",");
  return (action === undefined || actions.includes(action)) && conditionOf(snippet).trim() !== "";
}

/** A snippet's text with its defaults and first choices, as it is read. */
export function plain(snippet: string): string {
  const defaults = new Map([...snippet.matchAll(/\$\{(\d+):([^}]*)\}/g)].map((stop) => [stop[1], stop[2]]));
  return snippet
    .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll(/\$(\d+)/g, (_, number: string) => defaults.get(number) ?? "")
    .trimEnd();
}

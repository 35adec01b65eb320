import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import { REF_PATTERN } from "./header-keys.ts";
import type { Rule } from "./model.ts";
import { slug } from "./values.ts";

/** What rules of one file say together: refs, and an expression that has no header. */
export function checkFile(
  text: string,
  rules: readonly Rule[],
  hasHeaders: boolean,
  stem: string | undefined,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const first = rules[0];
  if (first !== undefined && first.header === undefined) {
    const place = firstLine(text, first.body);
    if (hasHeaders) found.push(diagnostic("header/below-expression", place, {}));
    else if (place.end > place.start) {
      const fixes = [addHeaderFix(text, first.body.start, stem)];
      found.push(diagnostic("header/absent", place, {}, { fixes }));
    }
  }
  return [...found, ...checkRefs(text, rules)];
}

function checkRefs(text: string, rules: readonly Rule[]): Diagnostic[] {
  if (rules.length < 2) return [];
  const found: Diagnostic[] = [];
  const seen = new Map<string, Rule>();
  const taken = new Set(rules.map(({ settings }) => settings.ref));
  for (const rule of rules) {
    const { ref } = rule.settings;
    const earlier = ref === undefined ? undefined : seen.get(ref);
    if (ref === undefined) found.push(...refMissing(text, rule, taken));
    else if (earlier === undefined) seen.set(ref, rule);
    else {
      const related = [{ ...placeOfRef(earlier), message: "The other rule." }];
      found.push(diagnostic("header/ref-twice", placeOfRef(rule), { ref }, { related }));
    }
  }
  return found;
}

/** Where a rule says its ref; its first fence where it does not. */
export function placeOfRef(rule: Rule): Span {
  const entry = rule.header?.entries.find(({ key, value }) => key === "ref" && value === rule.settings.ref);
  const { openFence } = rule;
  return entry?.valueSpan ?? (openFence === undefined ? rule : { start: openFence.start, end: openFence.start + 3 });
}

/** A ref that is there and wrong is told by its own header's checks. */
function refMissing(text: string, rule: Rule, taken: ReadonlySet<string | undefined>): Diagnostic[] {
  const entry = rule.header?.entries.find((candidate) => candidate.key === "ref");
  const missing = entry === undefined || entry.value === null || entry.value === "";
  if (rule.openFence === undefined || !missing) return [];
  const place = entry?.keySpan ?? { start: rule.openFence.start, end: rule.openFence.start + 3 };
  const fix = entry === undefined ? addRefFix(text, rule, taken) : undefined;
  return [diagnostic("header/ref-missing", place, {}, { fixes: fix === undefined ? [] : [fix] })];
}

/** Adds a ref made from the rule's name, when that gives one which no other rule has. */
function addRefFix(text: string, rule: Rule, taken: ReadonlySet<string | undefined>): Fix | undefined {
  const base = slug(rule.settings.name ?? `rule-${rule.index + 1}`);
  const candidates = [base, `${base}-${rule.index + 1}`];
  const ref = candidates.find((candidate) => REF_PATTERN.test(candidate) && !taken.has(candidate));
  if (ref === undefined || rule.header === undefined) return undefined;
  const name = rule.header.entries.find((entry) => entry.key === "name");
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const at = name === undefined ? rule.header.start : endOfLine(text, name.end);
  const newText = name === undefined ? `ref: ${ref}${lineBreak}` : `${lineBreak}ref: ${ref}`;
  return { title: `Add \`ref: ${ref}\``, edits: [{ start: at, end: at, newText }], preferred: true };
}

function addHeaderFix(text: string, at: number, stem: string | undefined): Fix {
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const name = stem === undefined || stem === "" ? "New rule" : words(stem);
  const ref = stem !== undefined && REF_PATTERN.test(stem) ? stem : slug(name);
  const lines = ["---", `name: ${name}`, ...(ref === "" ? [] : [`ref: ${ref}`]), "action: block", "---", ""];
  return { title: "Add a header", edits: [{ start: at, end: at, newText: lines.join(lineBreak) }] };
}

function words(stem: string): string {
  const plain = stem.replaceAll(/[^A-Za-z0-9]+/g, " ").trim();
  return plain === "" ? "New rule" : plain.charAt(0).toUpperCase() + plain.slice(1);
}

function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !/[\n\r]/.test(text[end] as string)) end++;
  return end;
}

/** The first line of a body that holds anything but blanks and comments, without blanks around it. */
function firstLine(text: string, body: Span): Span {
  const lines = /[^\n\r]+/g;
  lines.lastIndex = body.start;
  for (let match = lines.exec(text); match !== null && match.index < body.end; match = lines.exec(text)) {
    const line = match[0].slice(0, Math.max(0, body.end - match.index));
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    const start = match.index + line.indexOf(content);
    return { start, end: start + content.length };
  }
  return { start: body.start, end: body.start };
}

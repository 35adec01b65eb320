import type { Span } from "#core/text/span.ts";

/** A line `---`: its span without trailing line end, and where the next line starts. */
export interface Fence extends Span {
  readonly next: number;
}

/** One rule's share of a file, before anything in it is read. */
export interface RuleRegion extends Span {
  readonly openFence: Fence | undefined;
  readonly closeFence: Fence | undefined;
  /** Text between the fences; undefined without an opening fence. */
  readonly header: Span | undefined;
  readonly body: Span;
}

const BLANK = /[ \t]/;
const LINE_END = /[\n\r]/;
const HEADER_LINE = /^(?:[ \t].*|#.*|[A-Za-z_][\w-]*[ \t]*:(?:[ \t].*)?|-[ \t].*|)$/;

/** All lines of exactly `---`, trailing blanks allowed. A byte order mark before the first line does not hide one. */
export function findFences(text: string): Fence[] {
  const fences: Fence[] = [];
  const first = startOfText(text);
  for (let at = text.indexOf("---", first); at !== -1; at = text.indexOf("---", at + 3)) {
    if (at !== first && !LINE_END.test(text[at - 1] as string)) continue;
    let end = at + 3;
    while (end < text.length && BLANK.test(text[end] as string)) end++;
    if (end < text.length && !LINE_END.test(text[end] as string)) continue;
    fences.push({ start: at, end, next: afterLineEnd(text, end) });
  }
  return fences;
}

/** Divides a file into rules. Fences alternate: header, expression, header … */
export function divide(text: string): RuleRegion[] {
  const fences = findFences(text);
  const start = startOfText(text);
  const regions: RuleRegion[] = [];
  const first = fences[0];
  if (first === undefined || !isInsignificant(text.slice(start, first.start))) {
    const body = { start, end: first?.start ?? text.length };
    regions.push({ ...body, openFence: undefined, closeFence: undefined, header: undefined, body });
  }
  for (let i = 0; i < fences.length; i += 2) {
    const openFence = fences[i] as Fence;
    const closeFence = fences[i + 1];
    const end = fences[i + 2]?.start ?? text.length;
    const headerEnd = closeFence?.start ?? endOfHeaderLines(text, openFence.next);
    regions.push({
      start: openFence.start,
      end,
      openFence,
      closeFence,
      header: { start: openFence.next, end: headerEnd },
      body: { start: closeFence?.next ?? headerEnd, end },
    });
  }
  return regions;
}

/** Whether a text holds blank lines and `#` comment lines only. */
export function isInsignificant(text: string): boolean {
  let inComment = false;
  for (const character of text) {
    if (character === "\n" || character === "\r") {
      inComment = false;
    } else if (!inComment && character !== " " && character !== "\t") {
      if (character !== "#") return false;
      inComment = true;
    }
  }
  return true;
}

function startOfText(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function afterLineEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
}

/** Where a header without its closing fence most likely ends: before the first line that no header could hold. */
function endOfHeaderLines(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    let end = at;
    while (end < text.length && !LINE_END.test(text[end] as string)) end++;
    if (!HEADER_LINE.test(text.slice(at, end))) return at;
    at = afterLineEnd(text, end);
  }
  return at;
}

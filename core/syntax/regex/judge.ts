import type { RegexNode, RegexSpan } from "./ast.ts";
import { REGEX_REASONS, type RegexFault, type RegexReason, regexErrorText } from "./error-text.ts";
import { isTooBig, REGEX_SIZE_LIMIT } from "./nfa-size.ts";
import { type ParsedRegex, parsePattern } from "./parse.ts";
import { checkUnicode } from "./translate.ts";

/** Why the engine refuses a pattern. */
export interface RegexError {
  /** A stable kebab-case name; `compiled-too-big` is the size limit, the others are about syntax. */
  readonly kind: RegexReason | "compiled-too-big";
  /** The engine's whole text, several lines for a syntax error. */
  readonly message: string;
  /** The part of it that says what is wrong. */
  readonly reason: string;
  /** UTF-16 offset into the pattern. */
  readonly start: number;
  /** UTF-16 offset into the pattern, exclusive; may equal `start`. */
  readonly end: number;
  /** The earlier twin of a duplicate group name or flag. */
  readonly auxiliary?: RegexSpan;
}

/**
 * Without counted repetitions and Unicode classes a character of the pattern costs 250 bytes of compiled regex at the
 * most, so a pattern below this length fits without being measured.
 */
const SURELY_SMALL = 40_000;

function errorOf(pattern: string, fault: RegexFault): RegexError {
  const { kind, start, end, auxiliary } = fault;
  const message = regexErrorText(pattern, fault);
  const error = { kind, message, reason: REGEX_REASONS[kind], start, end };
  return auxiliary === undefined ? error : { ...error, auxiliary };
}

function judgeParsed(pattern: string, parsed: ParsedRegex): RegexError | undefined {
  const fault = parsed.sawUnicode ? checkUnicode(parsed.ast) : undefined;
  if (fault !== undefined) return errorOf(pattern, fault);
  if (!parsed.sawCount && !parsed.sawUnicodeFlag && pattern.length < SURELY_SMALL) return undefined;
  if (!isTooBig(parsed.ast, parsed.sawUnicodeFlag)) return undefined;
  const reason = `Compiled regex exceeds size limit of ${REGEX_SIZE_LIMIT} bytes.`;
  return { kind: "compiled-too-big", message: reason, reason, start: 0, end: pattern.length };
}

/**
 * Judges a pattern as the engine does: Rust's regex-automata 0.4.14 `meta` engine over regex-syntax 0.8.9, with
 * `unicode(false)`, `utf8(false)`, no captures and a 10 MiB limit on the compiled size, which is how Cloudflare's
 * open-source filter engine sets it up. Undefined means accepted.
 *
 * Syntax verdicts, messages and spans are the engine's; the compiled size is exact for patterns without the `u` flag
 * and an estimate with it (see `nfa-size.ts`). Takes time about linear in the pattern, never throws.
 */
export function judgeRegex(pattern: string): RegexError | undefined {
  const parsed = parsePattern(pattern);
  return "fault" in parsed ? errorOf(pattern, parsed.fault) : judgeParsed(pattern, parsed);
}

/**
 * The tree of a pattern, or why it has none: the parser's own faults only. A pattern with a tree may still be refused
 * by {@link judgeRegex}.
 */
export function parseRegex(pattern: string): { readonly ast: RegexNode } | { readonly error: RegexError } {
  const parsed = parsePattern(pattern);
  return "fault" in parsed ? { error: errorOf(pattern, parsed.fault) } : { ast: parsed.ast };
}

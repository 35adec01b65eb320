import type { WildcardLiteral } from "./ast.ts";
import { doubleStar, type Failure, tooManyStars, wildcardSyntax } from "./engine-errors.ts";
import { bytesOf, parseWildcard } from "./literals.ts";
import type { Scanner } from "./scanner.ts";
import { scanDelimited } from "./strings.ts";

/** Reads the right side of `wildcard` or `strict wildcard`. Its text is judged apart, by `wildcardFailure`. */
export function scanWildcard(scanner: Scanner): WildcardLiteral | undefined {
  const literal = scanDelimited(scanner);
  if (literal === undefined) return undefined;
  const form = literal.form === "raw" ? "raw" : "quoted";
  return {
    kind: "wildcard",
    start: literal.start,
    end: literal.end,
    form,
    content: literal.content,
    closed: literal.closed,
  };
}

/** Whether the literal's content holds something that only decoding can judge: an escape or a star after a star. */
function isSuspicious(literal: WildcardLiteral, text: string): boolean {
  let previous = 0;
  for (let at = literal.content.start; at < literal.content.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c || (code === 0x2a && previous === 0x2a)) return true;
    previous = code;
  }
  return false;
}

/** What the engine objects to in a wildcard; its span runs from the opening delimiter to the end of input. */
export function wildcardFailure(
  literal: WildcardLiteral,
  text: string,
  end: number,
  starLimit: number,
): Failure | undefined {
  if (starLimit === Number.POSITIVE_INFINITY && !isSuspicious(literal, text)) return undefined;
  const parsed = parseWildcard(bytesOf(literal, text));
  if ("pieces" in parsed) {
    const stars = parsed.pieces.length - 1;
    return stars > starLimit ? tooManyStars(stars, starLimit, literal.start, end) : undefined;
  }
  if (parsed.problem === "double-star") return doubleStar(literal.start, end);
  return wildcardSyntax(parsed.position, parsed.problem === "incomplete-escape", literal.start, end);
}

/** Text that reads like a key or a token. */

const SHORTEST = 20;
/** How a header says what kind of credential follows. */
const SCHEME = /^(?:bearer|basic|token|apikey|key)\s+/i;
const TOKEN = /^[\w+/=.~:-]+$/;

/**
 * Whether a text is as long and as irregular as keys and tokens are: letters and digits that change places too often for
 * words, versions and dates. Answers no where it is not plain.
 */
export function looksRandom(text: string): boolean {
  const token = text.replace(SCHEME, "");
  if (token.length < SHORTEST || !TOKEN.test(token)) return false;
  const characters = token.replace(/[^A-Za-z0-9]/g, "");
  if (!/\d/.test(characters) || !/[A-Za-z]/.test(characters)) return false;
  return entropy(characters) >= 3 && changes(characters) / (characters.length - 1) >= 0.25;
}

/** Bits in each character, were they drawn as often as they are in the text. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** How often a capital, a small letter or a digit stands beside one of another kind. */
function changes(text: string): number {
  let count = 0;
  for (let i = 1; i < text.length; i++) if (kindOf(text[i] as string) !== kindOf(text[i - 1] as string)) count++;
  return count;
}

function kindOf(character: string): "digit" | "capital" | "small" {
  if (character >= "0" && character <= "9") return "digit";
  return character <= "Z" ? "capital" : "small";
}

import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { HeaderEntry } from "./model.ts";

/** What a YAML value is, in the reader's words: "a number", "text" … */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  if (typeof value === "string") return value === "" ? "an empty text" : "text";
  if (typeof value === "boolean") return "a Boolean";
  return Number.isInteger(value) ? "a number" : "a number with decimals";
}

export function isMapValue(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Makes a scalar that YAML reads as a number, a Boolean or null the text that stands there. */
export function quoteFix(text: string, entry: HeaderEntry): Fix | undefined {
  const written = text.slice(entry.valueSpan.start, entry.valueSpan.end);
  if (written === "" || /["'\\\n\r]/.test(written) || typeof entry.value === "object") return undefined;
  return { title: "Put it in quotes", edits: [{ ...entry.valueSpan, newText: `"${written}"` }], preferred: true };
}

/** `true` and `false` for what people write instead of them. */
const BOOLEAN_WORDS: Readonly<Record<string, string>> = {
  yes: "true",
  on: "true",
  y: "true",
  no: "false",
  off: "false",
  n: "false",
};

/** Makes `yes`, `"true"`, `off` … a Boolean. */
export function booleanFix(entry: HeaderEntry): Fix | undefined {
  if (typeof entry.value !== "string") return undefined;
  const word = entry.value.trim().toLowerCase();
  const newText = word === "true" || word === "false" ? word : BOOLEAN_WORDS[word];
  if (newText === undefined) return undefined;
  return { title: `Write \`${newText}\``, edits: [{ ...entry.valueSpan, newText }], preferred: true };
}

/** Takes the quotes off a number. */
export function numberFix(entry: HeaderEntry): Fix | undefined {
  if (typeof entry.value !== "string" || !/^-?\d{1,15}$/.test(entry.value.trim())) return undefined;
  const newText = String(Number(entry.value));
  return { title: `Write \`${newText}\``, edits: [{ ...entry.valueSpan, newText }], preferred: true };
}

/** Replaces an entry's value, keeping quotes where they stand. */
export function replaceValueFix(text: string, entry: HeaderEntry, value: string): Fix {
  const quote = text[entry.valueSpan.start];
  const newText = quote === '"' || quote === "'" ? `${quote}${value}${quote}` : value;
  return { title: `Change to \`${value}\``, edits: [{ ...entry.valueSpan, newText }], preferred: true };
}

/** Renames an entry's key. */
export function renameKeyFix(entry: HeaderEntry, key: string): Fix {
  return { title: `Change to \`${key}\``, edits: [{ ...entry.keySpan, newText: key }], preferred: true };
}

/** A legal ref for a rule name: small letters, digits and hyphens. Empty when nothing of the name can stay. */
export function slug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");
}

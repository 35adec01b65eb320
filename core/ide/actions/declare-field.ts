import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { HeaderEntry } from "#core/document/model.ts";
import { isMapValue } from "#core/document/values.ts";
import { readYamlMap } from "#core/document/yaml-map.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { type Span, sliceOf } from "#core/text/span.ts";

/** A field that is newer than the catalogue, to be declared in `rulewright.yaml`. */
export interface FieldDeclaration {
  readonly title: string;
  readonly field: string;
  /** As the documentation names it, e.g. `Array<String>`. */
  readonly type: string;
  /** What it mends. */
  readonly diagnostic: Diagnostic;
}

const TYPES = ["String", "Integer", "Boolean", "IP address", "Array<String>"] as const;
type DeclaredType = (typeof TYPES)[number];

/** Fields of Cloudflare are lower case and, but for the oldest, dotted: anything else is a mistake rather. */
const FIELD_NAME = /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+$/;

/** Declarations of the unknown fields in `span`, for each the type that the comparison wants first. */
export function declarationsAt({ file, diagnostics }: FileAnalysis, span: Span): FieldDeclaration[] {
  return diagnostics
    .filter((found) => found.code === "type/unknown-field" && found.start <= span.end && span.start <= found.end)
    .flatMap((diagnostic) => {
      const field = sliceOf(file.text, diagnostic);
      if (!FIELD_NAME.test(field)) return [];
      const likely = likelyType(file.text.slice(diagnostic.end, diagnostic.end + 200));
      const types = [likely, ...TYPES.filter((type) => type !== likely)];
      return types.map((type) => ({
        title: `Declare \`${field}\` as ${type} in rulewright.yaml`,
        field,
        type,
        diagnostic,
      }));
    });
}

/** The type that the text after a field's name speaks for. */
function likelyType(after: string): DeclaredType {
  if (after.startsWith("[")) return "Array<String>";
  const operator =
    /^\s*(?:eq|ne|lt|le|gt|ge|in|contains|matches|wildcard|strict wildcard|[=!<>]=|[<>~&])\s*\{?\s*/.exec(after);
  if (operator === null) return "Boolean";
  const value = after.slice(operator[0].length);
  if (/^\d+\.\d+\.|^[\da-f]*:[\da-f:]*[:/\s}]|^[\da-f]+:[\da-f:]+/i.test(value)) return "IP address";
  return /^-?\d/.test(value) ? "Integer" : "String";
}

/**
 * The edit of a `rulewright.yaml` with this text (empty for a new one) that declares the field. Offsets are in `text`.
 * Undefined where `fields:` holds something that is no map.
 */
export function declareField(
  text: string,
  { field, type }: Pick<FieldDeclaration, "field" | "type">,
): TextEdit | undefined {
  const fields = readYamlMap(text, { start: 0, end: text.length }).entries.find(({ key }) => key === "fields");
  const row = `${field}: ${type}`;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  if (fields === undefined) return append(text, `fields:${lineEnd}  ${row}${lineEnd}`, lineEnd);
  if (fields.value === null) return insert(endOfLine(text, fields.keySpan.end), `${lineEnd}  ${row}`);
  if (!isMapValue(fields.value)) return undefined;
  const { valueSpan, children } = fields;
  const last = children.at(-1);
  if (text.charAt(valueSpan.start) === "{") return intoBraces(text, valueSpan, last, row);
  if (last === undefined) return undefined;
  const lineStart = text.lastIndexOf("\n", last.keySpan.start) + 1;
  const indent = text.slice(lineStart, last.keySpan.start);
  return insert(endOfLine(text, last.valueSpan.end), `${lineEnd}${indent}${row}`);
}

function insert(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

function append(text: string, block: string, lineEnd: string): TextEdit {
  return insert(text.length, text === "" || text.endsWith("\n") ? block : lineEnd + block);
}

/** `fields: { a: String }`. A type with a comma or bracket does not occur. */
function intoBraces(text: string, braces: Span, last: HeaderEntry | undefined, row: string): TextEdit {
  if (last !== undefined) return insert(last.valueSpan.end, `, ${row}`);
  return { start: braces.start, end: text.indexOf("}", braces.start) + 1, newText: `{ ${row} }` };
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  if (newline === -1) return text.length;
  return text.charAt(newline - 1) === "\r" ? newline - 1 : newline;
}

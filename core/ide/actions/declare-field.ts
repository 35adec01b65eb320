import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import type { Declaration } from "./declare.ts";

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

/** The row that declares the field. */
export function fieldRow({ field, type }: Pick<FieldDeclaration, "field" | "type">): Declaration {
  return { section: "fields", key: field, value: type };
}

/** `check --jsonl` (FORMAT.md §4.1): one JSON object a line in, one a line out, in the same order. */
import { verdict } from "#core/analysis/verdict.ts";
import { PLANS, type Plan } from "#core/catalog/info.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import { type SchemeJson, schemeFromJson } from "#core/catalog/scheme-json.ts";
import { plainDiagnostic } from "./findings.ts";

/** What holds for lines that do not say it themselves. */
export interface LineDefaults {
  readonly plan?: Plan | undefined;
  readonly phase?: string | undefined;
}

export interface LineAnswer {
  /** JSON without a line end. */
  readonly text: string;
  /** Whether the line was a request and Cloudflare would accept its expression. */
  readonly ok: boolean;
}

/** A line that is no request: the message says what is wrong with it. */
class BadLine extends Error {}

/** Answers lines, remembering schemes, which most lines of a batch share. */
export class LineChecker {
  readonly #defaults: LineDefaults;
  readonly #schemes = new Map<string, Scheme>();

  constructor(defaults: LineDefaults) {
    this.#defaults = defaults;
  }

  /** The answer to one line: a verdict, or `{"id", "error"}` for a line that is no request. */
  answer(line: string): LineAnswer {
    let id: unknown = null;
    try {
      const request = objectOf(line);
      id = request["id"] ?? null;
      const { ok, errors, warnings } = this.#verdict(request);
      const row = { id, ok, errors: errors.map(plainDiagnostic), warnings: warnings.map(plainDiagnostic) };
      return { text: JSON.stringify(row), ok };
    } catch (error) {
      // One line must not end a batch, whatever happens in it.
      const message =
        error instanceof BadLine ? error.message : `Rulewright itself failed: ${(error as Error).message}`;
      return { text: JSON.stringify({ id, error: message }), ok: false };
    }
  }

  #verdict(request: Readonly<Record<string, unknown>>) {
    const expression = request["expr"];
    if (typeof expression !== "string") throw new BadLine("`expr` must be a string.");
    const kind = oneOf(request, "kind", ["filter", "value"]) ?? "filter";
    const dialect = oneOf(request, "dialect", ["cloudflare", "engine"]) ?? "cloudflare";
    const plan = oneOf(request, "plan", PLANS) ?? this.#defaults.plan;
    const phase = text(request, "phase") ?? this.#defaults.phase;
    const scheme = this.#scheme(request);
    return verdict({
      expression,
      kind,
      dialect,
      ...(plan === undefined ? {} : { plan }),
      ...(phase === undefined ? {} : { phase }),
      ...(scheme === undefined ? {} : { scheme }),
    });
  }

  #scheme(request: Readonly<Record<string, unknown>>): Scheme | undefined {
    const fields = request["scheme"] ?? undefined;
    const functions = request["functions"] ?? undefined;
    const lists = request["lists"] ?? undefined;
    if (fields === undefined && functions === undefined && lists === undefined) return undefined;
    if (fields === undefined) throw new BadLine("`functions` and `lists` belong to a `scheme`, which is missing.");
    if (!isRecord(fields)) throw new BadLine("`scheme` must be an object of field names and types.");
    if (functions !== undefined && !isRecord(functions)) throw new BadLine("`functions` must be an object.");
    if (lists !== undefined && !Array.isArray(lists)) throw new BadLine("`lists` must be an array of types.");
    const key = JSON.stringify([fields, functions, lists]);
    const known = this.#schemes.get(key);
    if (known !== undefined) return known;
    try {
      const scheme = schemeFromJson({ fields, functions, lists } as SchemeJson);
      this.#schemes.set(key, scheme);
      return scheme;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw new BadLine(`The scheme cannot be used: ${error.message}.`);
    }
  }
}

function objectOf(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new BadLine(`The line is no JSON: ${(error as Error).message}.`);
  }
  if (!isRecord(value)) throw new BadLine("The line is no JSON object.");
  return value;
}

function oneOf<T extends string>(
  request: Readonly<Record<string, unknown>>,
  key: string,
  values: readonly T[],
): T | undefined {
  const value = text(request, key);
  if (value === undefined) return undefined;
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new BadLine(`\`${key}\` must be one of ${values.join(", ")}.`);
  return found;
}

/** A string member; null counts as absent. */
function text(request: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = request[key] ?? undefined;
  if (value !== undefined && typeof value !== "string") throw new BadLine(`\`${key}\` must be a string.`);
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Splits a stream of text into lines without their ends (LF or CRLF); blank ones are left out. A last line may lack its end. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() as string;
    if (lines.length > 0) yield lines.filter((line) => line.trim() !== "");
  }
  if (rest.trim() !== "") yield [rest];
}

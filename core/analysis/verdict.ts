import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Plan } from "#core/catalog/info.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { activeLints } from "#core/lint/levels.ts";
import { type ExpressionLint, findingsIn } from "#core/lint/lint.ts";
import { LintIndex } from "#core/lint/needs.ts";
import { isSound, LintedExpression } from "#core/lint/subject.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { checkExpression, checkLimits } from "./checks/index.ts";

/** An expression as the API would receive it. */
export interface VerdictRequest {
  readonly expression: string;
  readonly kind: "filter" | "value";
  readonly phase?: string;
  readonly plan?: Plan;
  readonly dialect?: "cloudflare" | "engine";
  /** Replaces the catalogue. */
  readonly scheme?: Scheme;
}

export interface Verdict {
  /** Would Cloudflare accept it. */
  readonly ok: boolean;
  readonly tree: Tree;
  /** Errors first found first; `errors[0].engine` is the engine's own first error. */
  readonly errors: readonly Diagnostic[];
  /** Lints and plan or phase hints: they never change `ok`. */
  readonly warnings: readonly Diagnostic[];
}

/** Cloudflare's verdict on one expression: the same answer for editor, command line and sandbox. */
export function verdict(request: VerdictRequest): Verdict {
  const { expression, kind, dialect = "cloudflare" } = request;
  const scheme = request.scheme ?? catalogScheme();
  const tree = parse(expression, { scheme, dialect, root: kind, trivia: "api" });
  const found = [...tree.diagnostics, ...beyondGrammar(request, tree)];
  const errors = engineFirst(
    found.filter((item) => item.severity === "error"),
    tree,
  );
  return { ok: errors.length === 0, tree, errors, warnings: found.filter((item) => item.severity !== "error") };
}

/** What the engine does not judge. It knows no limits; names of a scheme given instead of the catalogue mean nothing here. */
function beyondGrammar(request: VerdictRequest, tree: Tree): readonly Diagnostic[] {
  if (request.dialect === "engine") return [];
  const { kind, phase, plan } = request;
  const context = {
    tree,
    kind,
    path: [],
    ...(phase === undefined ? {} : { phase }),
    ...(plan === undefined ? {} : { plan }),
  };
  if (request.scheme !== undefined) return checkLimits(context);
  const facts = plan === undefined ? {} : { plan };
  return [...checkExpression(context), ...(isSound(tree) ? lintsIn(new LintedExpression({ tree, kind, facts })) : [])];
}

const FILTER_LINTS = lintsOf(["body", "filters", "all"]);
const VALUE_LINTS = lintsOf(["all"]);

/** The recommended lints of expressions, those of such kinds. */
function lintsOf(kinds: readonly ExpressionLint["of"][]): LintIndex {
  return new LintIndex(
    activeLints({}).filter(
      (lint): lint is ExpressionLint => lint.scope === "expression" && kinds.includes(lint.of ?? "body"),
    ),
  );
}

/** What the recommended lints say of an expression of which nobody knows in which rule it stands. */
function lintsIn(expression: LintedExpression): readonly Diagnostic[] {
  return findingsIn(expression, expression.kind === "value" ? VALUE_LINTS : FILTER_LINTS);
}

/** The engine's own first error leads, whatever else recovery found before it. */
function engineFirst(errors: readonly Diagnostic[], tree: Tree): readonly Diagnostic[] {
  const { engineError } = tree;
  if (engineError === undefined) return errors;
  const leading = errors.find((item) => item.engine !== undefined) ?? errors[0];
  if (leading === undefined) return errors;
  return [{ ...leading, engine: engineError }, ...errors.filter((item) => item !== leading)];
}

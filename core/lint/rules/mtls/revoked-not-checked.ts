import { MANAGED_CA } from "#core/analysis/model.ts";
import {
  effectOf,
  GOOD,
  isFinished,
  NOBODY,
  occurrences,
  REVOKED,
  REVOKED_ONE,
  VERIFIED,
  WITHOUT,
} from "#core/analysis/reason/client-certificate.ts";
import { and, assume, FALSE, type Formula, formulaOf, not, or, satisfiable } from "#core/analysis/reason/formula.ts";
import { BOOL } from "#core/catalog/value-type.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Expression, Field, Logical, Node, Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { pathTo } from "#core/syntax/visit.ts";
import { applyEdits, type TextEdit } from "#core/text/edit.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { infoOf, namedHosts } from "../../support/named-hosts.ts";

function check(context: LintedExpression): readonly Finding<{ narrows: boolean }>[] {
  const { tree, settings } = context;
  const effect = effectOf(settings);
  const verified = occurrences(tree, VERIFIED);
  if (effect === undefined || verified.length === 0 || !isFinished(tree)) return [];
  const trapped = effect === "stops" ? letsRevokedPass(context) : letsRevokedIn(context);
  const formula = formulaOf(tree);
  if (isRevocationUnknown(context, formula) || !trapped(formula)) return [];
  const culprits = verified.filter((field) => trapped(mended(formula, field)));
  const marked = culprits.length > 0 ? culprits : verified.slice(0, 1);
  return marked.map((field) => ({
    span: { start: field.start, end: field.end },
    // Below a `not` over more than the field, as in a rule that lets in, the passable certificate is narrowed.
    details: { narrows: effect === "lets-in" || pathTo(tree.root, field).at(-2)?.kind !== "not" },
    fixes: fixesFor(tree, field).filter((fix) => mends(tree, fix, trapped)),
  }));
}

/** Whether all hosts that the rule names take certificates of uploaded authorities only: there a check would find nothing. */
function isRevocationUnknown({ tree, facts: { hosts = [] } }: LintedExpression, formula: Formula): boolean {
  const named = namedHosts(formula, tree.text).map(({ name }) => infoOf(name, hosts)?.authorities ?? []);
  return named.length > 0 && named.every((list) => list.length > 0 && !list.some(isManaged));
}

const isManaged = (authority: string): boolean => authority === MANAGED_CA;

/** Whether a fix leaves fewer places that are trapped: a rule may be wrong in ways that adding a check does not mend. */
function mends(tree: Tree, fix: Fix, trapped: (formula: Formula) => boolean): boolean {
  const text = applyEdits(tree.text, fix.edits);
  const fixed = parse(text, { ...tree.options, start: tree.start, end: tree.end + text.length - tree.text.length });
  const formula = formulaOf(fixed);
  if (fixed.engineError !== undefined || !trapped(formula)) return fixed.engineError === undefined;
  const left = occurrences(fixed, VERIFIED).filter((field) => trapped(mended(formula, field))).length;
  const before = formulaOf(tree);
  return left < occurrences(tree, VERIFIED).filter((field) => trapped(mended(before, field))).length;
}

/** The formula as if every other place already asked for a certificate that is good and not revoked. */
function mended(formula: Formula, except: Field): Formula {
  switch (formula.kind) {
    case "constant":
      return formula;
    case "atom":
      return formula.field === VERIFIED && formula.node !== except ? and(formula, not(REVOKED_ATOM)) : formula;
    case "not":
      return not(mended(formula.operand, except));
    default:
      return { kind: formula.kind, operands: formula.operands.map((operand) => mended(operand, except)) };
  }
}

const REVOKED_ATOM: Formula = {
  kind: "atom",
  key: REVOKED,
  field: REVOKED,
  node: { kind: "missing", expected: "operand", start: 0, end: 0, type: BOOL },
};

/** Whether some request is stopped without a certificate and not with a revoked one, by no rule of the file. */
function letsRevokedPass({ neighbours, settings, tree }: LintedExpression): (formula: Formula) => boolean {
  const others = otherRules(
    neighbours,
    tree,
    (other) => effectOf(other) === "stops" && other.phase === settings?.phase,
  );
  const alsoStopped = assume(others, REVOKED_ONE);
  return (formula) => {
    const revokedStopped = or(assume(formula, REVOKED_ONE), alsoStopped);
    if (satisfiable(and(assume(formula, WITHOUT), not(revokedStopped))) === true) return true;
    // `not verified and revoked`: a rule that waits for a visitor who does not exist.
    const matchesSomebody = [WITHOUT, GOOD, REVOKED_ONE].map((visitor) => assume(formula, visitor));
    return satisfiable(and(assume(formula, NOBODY), ...matchesSomebody.map(not), not(alsoStopped))) === true;
  };
}

/** Whether some request is let in with a good and with a revoked certificate, but not without one. */
function letsRevokedIn({ neighbours, settings, tree }: LintedExpression): (formula: Formula) => boolean {
  const others = otherRules(
    neighbours,
    tree,
    (other) => effectOf(other) === "stops" && other.action !== "log" && other.phase === settings?.phase,
  );
  const stoppedBefore = assume(others, REVOKED_ONE);
  return (formula) =>
    satisfiable(
      and(assume(formula, GOOD), not(assume(formula, WITHOUT)), assume(formula, REVOKED_ONE), not(stoppedBefore)),
    ) === true;
}

type Settings = NonNullable<LintedExpression["settings"]>;

/** Any other of these rules that is enabled and `counts`, as one formula. */
function otherRules(
  neighbours: LintedExpression["neighbours"],
  tree: Tree,
  counts: (settings: Settings) => boolean,
): Formula {
  const formulas = neighbours
    .filter((rule) => rule.expression !== tree && rule.settings.enabled && counts(rule.settings))
    .filter((rule) => occurrences(rule.expression, REVOKED).length > 0 && isFinished(rule.expression))
    .map((rule) => formulaOf(rule.expression));
  return formulas.length === 0 ? FALSE : or(...formulas);
}

/** Makes the field ask for a certificate that is good and not revoked, grouped so that nothing else changes its meaning. */
function fixesFor(tree: Tree, field: Field): readonly Fix[] {
  const path = pathTo(tree.root, field);
  const parent = path.at(-2);
  const negated = parent?.kind === "not" ? parent : undefined;
  const target: Node = negated ?? field;
  const owner = negated === undefined ? parent : path.at(-3);
  const misplaced =
    owner?.kind === "logical" && owner.operator === "and" && negated !== undefined
      ? misplacedAnd(owner, negated, tree.text)
      : undefined;
  const symbols = negated !== undefined && tree.text[negated.operator.start] === "!";
  const addition = negated !== undefined ? `${symbols ? "||" : "or"} ${REVOKED}` : `and not ${REVOKED}`;
  const edits = misplaced ?? wrap(target, ` ${addition}`, needsGroup(owner, negated !== undefined));
  return [
    {
      title: negated !== undefined ? "Stop revoked certificates too" : "Leave out revoked certificates",
      edits,
      preferred: true,
    },
  ];
}

function wrap(node: Node, addition: string, group: boolean): TextEdit[] {
  const after = { start: node.end, end: node.end, newText: group ? `${addition})` : addition };
  return group ? [{ start: node.start, end: node.start, newText: "(" }, after] : [after];
}

/** Whether `… or …` (or `… and …`) has to stand in parentheses below `owner`. */
function needsGroup(owner: Node | undefined, addsOr: boolean): boolean {
  if (owner === undefined || owner.kind === "group") return false;
  return !(owner.kind === "logical" && owner.operator === (addsOr ? "or" : "and"));
}

/** `not verified and revoked` or `not verified and not revoked`, side by side: `not verified or revoked` was meant. */
function misplacedAnd(chain: Logical, negated: Node, text: string): TextEdit[] | undefined {
  const index = chain.items.indexOf(negated as Expression);
  for (const neighbour of [index + 1, index - 1]) {
    const other = chain.items[neighbour];
    const field = other?.kind === "not" ? other.operand : other;
    const operator = chain.operators[Math.min(index, neighbour)];
    if (other === undefined || field?.kind !== "field" || field.name !== REVOKED || operator === undefined) continue;
    const or = text.startsWith("&&", operator.start) ? "||" : "or";
    const edits = [
      { start: operator.start, end: operator.end, newText: or },
      ...(other === field ? [] : [{ start: other.start, end: field.start, newText: "" }]),
    ];
    if (chain.items.length === 2) return edits;
    const [first, last] = neighbour > index ? [negated, other] : [other, negated];
    return [
      { start: first.start, end: first.start, newText: "(" },
      ...edits,
      { start: last.end, end: last.end, newText: ")" },
    ];
  }
  return undefined;
}

const header = (name: string, action: string, rest = "") =>
  `---\nname: ${name}\nref: mtls\naction: ${action}\n${rest}---\n`;

export const mtlsRevokedNotChecked = lint({
  code: "mtls/revoked-not-checked",
  severity: "warning",
  preset: "recommended",
  title: "A revoked certificate still passes",
  what: "A rule tells visitors apart by `cf.tls_client_auth.cert_verified` and forgets `cf.tls_client_auth.cert_revoked`.",
  why: "`cert_verified` says that the certificate validates, and a revoked certificate does. A rule that blocks `not cert_verified` lets its owner in for as long as the certificate has not expired. The whole rule and the file's other rules are taken into account, so a check of `cert_revoked` elsewhere counts.",
  message: ({ narrows }: { narrows: boolean }) =>
    narrows
      ? "`cert_verified` is true for a revoked certificate too. Add `and not cf.tls_client_auth.cert_revoked`."
      : "`cert_verified` is true for a revoked certificate too. Add `or cf.tls_client_auth.cert_revoked`.",
  scope: "expression",
  heeds: REVOKED,
  needs: { fields: [VERIFIED] },
  check,
  bad: [
    {
      text: `${header("Require a client certificate on the API", "block")}http.host in {"api.example.com"} and not «cf.tls_client_auth.cert_verified»\n`,
      fixed: `${header("Require a client certificate on the API", "block")}http.host in {"api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)\n`,
    },
    {
      note: "In parentheses of its own the addition needs no others.",
      text: 'http.request.uri.path eq "/admin" and (not «cf.tls_client_auth.cert_verified»)',
      fixed:
        'http.request.uri.path eq "/admin" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "No visitor is both unverified and revoked, so this rule stops nobody.",
      text: 'http.host eq "api.example.com" and not «cf.tls_client_auth.cert_verified» and cf.tls_client_auth.cert_revoked',
      fixed:
        'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      text: 'http.host eq "api.example.com" and (not «cf.tls_client_auth.cert_verified» and not cf.tls_client_auth.cert_revoked)',
      fixed:
        'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "The check is there, on one of two hosts.",
      text: '(http.host in {"a.example.com" "b.example.com"} and not «cf.tls_client_auth.cert_verified»)\nor (http.host eq "a.example.com" and cf.tls_client_auth.cert_revoked)',
      fixed:
        '(http.host in {"a.example.com" "b.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked))\nor (http.host eq "a.example.com" and cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "Under one `not`, what is asked for has to be narrowed.",
      text: 'http.host eq "api.example.com" and not («cf.tls_client_auth.cert_verified» and ip.src.country eq "DE")',
      fixed:
        'http.host eq "api.example.com" and not (cf.tls_client_auth.cert_verified and not cf.tls_client_auth.cert_revoked and ip.src.country eq "DE")',
    },
    {
      note: "A `skip` rule lets in what it matches.",
      text: `${header("Let devices in", "skip", "parameters:\n  ruleset: current\n")}http.host eq "api.example.com" and «cf.tls_client_auth.cert_verified»\n`,
      fixed: `${header("Let devices in", "skip", "parameters:\n  ruleset: current\n")}http.host eq "api.example.com" and cf.tls_client_auth.cert_verified and not cf.tls_client_auth.cert_revoked\n`,
    },
  ],
  good: [
    {
      text: 'http.host in {"api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      text: 'http.host eq "api.example.com" and not (cf.tls_client_auth.cert_verified and not cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "The two parts may stand in two rules.",
      text: `---\nname: Unverified\nref: unverified\naction: block\n---\nhttp.host eq "api.example.com" and not cf.tls_client_auth.cert_verified\n---\nname: Revoked\nref: revoked\naction: block\n---\ncf.tls_client_auth.cert_revoked\n`,
    },
    {
      note: "Nobody is kept out by this rule.",
      text: 'http.host eq "api.example.com" and cf.tls_client_auth.cert_verified',
    },
    {
      note: "Of an uploaded authority's certificates Cloudflare does not know which were revoked.",
      text: 'http.host eq "partners.example.com" and not cf.tls_client_auth.cert_verified',
      facts: { hosts: [{ name: "partners.example.com", zone: "example.com", authorities: ["Partner CA"] }] },
    },
    {
      note: "An unfinished rule may still get its check.",
      text: 'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or ',
    },
  ],
});

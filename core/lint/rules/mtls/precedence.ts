import { effectOf, REVOKED, VERIFIED } from "#core/analysis/reason/client-certificate.ts";
import type { Expression, Logical } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  if (effectOf(expression.settings) !== "stops") return;
  for (const chain of expression.all("logical")) {
    if (chain.operator === "or") yield* slipsIn(chain);
  }
}

/** Places where one certificate question of two stands beside `or`, and the other has conditions of its own by `and`. */
function* slipsIn({ items }: Logical): Generator<Finding> {
  for (const [index, item] of items.entries()) {
    if (!isRevoked(item)) continue;
    const before = items[index - 1];
    const after = items[index + 1];
    // The neighbour that the writer saw right beside it, on whichever side.
    const first = before?.kind === "logical" && before.operator === "and" ? before.items.at(-1) : undefined;
    const last = after?.kind === "logical" && after.operator === "and" ? after.items[0] : undefined;
    if (first !== undefined && isUnverified(first)) yield finding(item, first.start, item.end);
    else if (last !== undefined && isUnverified(last)) yield finding(item, item.start, last.end);
  }
}

function finding(item: Expression, start: number, end: number): Finding {
  const edits = [
    { start, end: start, newText: "(" },
    { start: end, end, newText: ")" },
  ];
  return {
    span: { start: item.start, end: item.end },
    // Fewer requests match then, which is for a person to want: nothing that runs on save may.
    fixes: [{ title: "Put both in parentheses", edits }],
  };
}

function isRevoked(item: Expression): boolean {
  return item.kind === "field" && item.name === REVOKED;
}

function isUnverified(item: Expression): boolean {
  return item.kind === "not" && item.operand.kind === "field" && item.operand.name === VERIFIED;
}

export const mtlsPrecedence = lint({
  code: "mtls/precedence",
  severity: "warning",
  preset: "recommended",
  title: "The host does not count for revoked certificates",
  what: "`… and not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked` without parentheses.",
  why: "`and` binds before `or`. The conditions before `and` belong to `cert_verified` alone, so the rule stops a revoked certificate on every host and path of the zone.",
  message:
    "`and` binds before `or`, so `cert_revoked` counts on every host and path. Put both certificate conditions in parentheses.",
  scope: "expression",
  needs: { kinds: ["logical"] },
  check,
  bad: [
    {
      text: 'http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified or «cf.tls_client_auth.cert_revoked»',
      fixed:
        'http.host in {"api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "In the other order.",
      text: '«cf.tls_client_auth.cert_revoked» || !cf.tls_client_auth.cert_verified && http.host == "api.example.com"',
      fixed: '(cf.tls_client_auth.cert_revoked || !cf.tls_client_auth.cert_verified) && http.host == "api.example.com"',
    },
  ],
  good: [
    {
      text: 'http.host in {"api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "Parentheses say that this is meant: a revoked certificate is welcome nowhere.",
      text: '(http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified) or cf.tls_client_auth.cert_revoked',
    },
  ],
});

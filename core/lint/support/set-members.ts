import { type MemberClaim, memberClaims } from "#core/analysis/reason/set-members.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { SetLiteral } from "#core/syntax/ast.ts";
import type { LintedExpression } from "../subject.ts";

const known = new WeakMap<SetLiteral, readonly MemberClaim[]>();

/** What can be said of the members of the expression's sets, found once for all lints that ask. */
export function* membersThat(
  expression: LintedExpression,
  kind: MemberClaim["kind"],
): Generator<MemberClaim & { readonly set: SetLiteral }> {
  for (const set of expression.all("set")) {
    let claims = known.get(set);
    if (claims === undefined) {
      claims = memberClaims(set, expression.text);
      known.set(set, claims);
    }
    for (const claim of claims) if (claim.kind === kind) yield { ...claim, set };
  }
}

/** Takes one member of several out of its set, with the blanks beside it. Quick, because a set may be full of them. */
export function removeMemberFix({ set, index }: { readonly set: SetLiteral; readonly index: number }): Fix {
  const [previous, member, next] = [set.members[index - 1], set.members[index], set.members[index + 1]];
  const start = previous?.end ?? member?.start ?? set.start;
  const end = previous === undefined ? (next?.start ?? set.end) : (member?.end ?? set.end);
  return { title: "Remove it", edits: [{ start, end, newText: "" }], preferred: true };
}

import { type MemberClaim, memberClaims } from "#core/analysis/reason/set-members.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { SetLiteral } from "#core/syntax/ast.ts";
import type { LintedExpression } from "../subject.ts";
import { oncePerExpression } from "./once-per-expression.ts";

type Found = MemberClaim & { readonly set: SetLiteral };

const allClaims = oncePerExpression((expression): readonly Found[] =>
  expression.all("set").flatMap((set) => memberClaims(set, expression.text).map((claim) => ({ ...claim, set }))),
);

/** What can be said of the members of the expression's sets, found once for all lints that ask. */
export function membersThat(expression: LintedExpression, kind: MemberClaim["kind"]): readonly Found[] {
  return allClaims(expression).filter((claim) => claim.kind === kind);
}

/** Takes one member of several out of its set, with the blanks beside it. Quick, because a set may be full of them. */
export function removeMemberFix({ set, index }: { readonly set: SetLiteral; readonly index: number }): Fix {
  const [previous, member, next] = [set.members[index - 1], set.members[index], set.members[index + 1]];
  const start = previous?.end ?? member?.start ?? set.start;
  const end = previous === undefined ? (next?.start ?? set.end) : (member?.end ?? set.end);
  return { title: "Remove it", edits: [{ start, end, newText: "" }], preferred: true };
}

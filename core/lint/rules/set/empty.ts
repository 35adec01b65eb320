import { lint } from "../../lint.ts";

export const setEmpty = lint({
  code: "set/empty",
  severity: "warning",
  preset: "recommended",
  title: "An empty set",
  what: "A comparison with a set that has no members.",
  why: "Cloudflare takes it, and nothing is ever in it. Most often the values are still to come, or a script wrote a rule from an empty list.",
  message: "Nothing is in an empty set, so this is never true. Name a value.",
  scope: "expression",
  of: "filters",
  needs: { kinds: ["set"] },
  *check(expression) {
    for (const set of expression.all("set")) if (set.members.length === 0) yield { span: set };
  },
  bad: [{ text: "ip.src in «{}»" }, { text: "ssl and not http.host in «{ }»" }],
  good: [{ text: 'http.host in {"a.example.com"}' }, { text: "ip.src in $office" }],
});

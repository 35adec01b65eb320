import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { PATHS } from "../../support/request-fields.ts";
import { textTestsOf } from "../../support/text-tests.ts";

interface Details {
  readonly meant: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const { how, value, node, field } of textTestsOf(expression, PATHS, ["lower"])) {
    const extension = /^\.([a-z0-9]+)$/.exec(value)?.[1];
    if (how !== "ends_with" || extension === undefined) continue;
    const meant = `${field.name}.extension eq "${extension}"`;
    yield { span: node, details: { meant }, fixes: [replaceFix("Ask for the extension", node, meant, false)] };
  }
}

export const styleExtensionField = lint<Details>({
  code: "style/extension-field",
  severity: "hint",
  preset: "all",
  title: "A function where a field says it",
  what: "`ends_with()` on a path with an extension, such as `.php`.",
  why: "`http.request.uri.path.extension` is in small letters, so `.PHP` does not slip past, and several extensions are one `in {…}`. It is empty for a file that has no name before the dot.",
  message: ({ meant }) => `\`${meant}\` says it, whatever the capitals.`,
  scope: "expression",
  of: "filters",
  needs: { fields: PATHS, kinds: ["call"] },
  check,
  bad: [
    { text: '«ends_with(http.request.uri.path, ".php")»', fixed: 'http.request.uri.path.extension eq "php"' },
    {
      text: 'not «ends_with(lower(http.request.uri.path), ".asp")»',
      fixed: 'not http.request.uri.path.extension eq "asp"',
    },
  ],
  good: [
    { text: 'ends_with(http.request.uri.path, "/wp-login.php") or ends_with(http.request.uri.path, ".tar.gz")' },
    { text: 'http.request.uri.path.extension in {"php" "asp"}' },
  ],
});

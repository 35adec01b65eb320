/** The text that a new lint starts with. */

/** `mtls/no-host` → `mtlsNoHost`. */
export function exportName(code: string): string {
  return code.replace(/[/-]./g, ([, letter = ""]) => letter.toUpperCase());
}

/** A lint that compiles and finds nothing. Its tests fail until it says what it is and has examples. */
export function lintFile(code: string): string {
  return `import { lint } from "../../lint.ts";

export const ${exportName(code)} = lint({
  code: "${code}",
  severity: "warning",
  preset: "recommended",
  title: "",
  what: "",
  why: "",
  message: "",
  scope: "expression",
  needs: { operators: ["strict wildcard"] },
  *check(expression) {
    for (const comparison of expression.all("comparison")) {
      if (comparison.operator === "strict wildcard") yield { span: comparison };
    }
  },
  bad: [{ text: "«»" }],
  good: [],
});
`;
}

/** The list of lints with a line for one more, in its place. Undefined when it is there already. */
export function withLine(list: string, code: string): string | undefined {
  const line = `export { ${exportName(code)} } from "./${code}.ts";`;
  const lines = list.trimEnd().split("\n");
  if (lines.includes(line)) return undefined;
  const sourceOf = (text: string): string => /from "(.*)"/.exec(text)?.[1] ?? "";
  const at = lines.findIndex((other) => sourceOf(other) > sourceOf(line));
  lines.splice(at === -1 ? lines.length : at, 0, line);
  return `${lines.join("\n")}\n`;
}

import { expect, test } from "vitest";
import { exportName, withLine } from "#scripts/lib/lint-file.ts";

const LIST = `/** Lints. */
export { mtlsNoHost } from "./mtls/no-host.ts";
export { styleUseIn } from "./style/use-in.ts";
`;

test("a lint is exported under its code in camel case", () => {
  expect(exportName("mtls/revoked-not-checked")).toBe("mtlsRevokedNotChecked");
});

test.each([
  ["action/log-only", "/** Lints. */\nexport { actionLogOnly"],
  ["order/shadowed", 'no-host.ts";\nexport { orderShadowed } from "./order/shadowed.ts";\nexport { styleUseIn'],
  ["value/method", 'use-in.ts";\nexport { valueMethod } from "./value/method.ts";\n'],
])("%s gets its line in the order of codes", (code, expected) => {
  expect(withLine(LIST, code)).toContain(expected);
});

test("a lint that is listed stays listed once", () => {
  expect(withLine(LIST, "mtls/no-host")).toBeUndefined();
});

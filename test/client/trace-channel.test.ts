import { expect, it } from "vitest";
import { withoutTokens } from "#client/trace-channel.ts";

it("leaves tokens out of what a trace writes", () => {
  const traced = `Sending request 'rulewright/setToken - (3)'.\nParams: {\n    "token": "s3cr\\"et"\n}\n\n{"token":"again","zone":"example.com"}`;
  expect(withoutTokens(traced)).not.toMatch(/s3cr|et"|again/);
  expect(withoutTokens(traced)).toContain('"zone":"example.com"');
});

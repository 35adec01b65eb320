import fc from "fast-check";
import { expect, test } from "vitest";
import { dateText } from "#core/ide/time-text.ts";

test.each([
  [0n, "1970-01-01 00:00:00 UTC"],
  [951_782_399n, "2000-02-28 23:59:59 UTC"],
  [951_782_400n, "2000-02-29 00:00:00 UTC"],
  [1_893_456_000n, "2030-01-01 00:00:00 UTC"],
  [253_402_300_799n, "9999-12-31 23:59:59 UTC"],
])("%s seconds", (seconds, text) => expect(dateText(seconds)).toBe(text));

test.each([-1n, 253_402_300_800n])("%s is out of reach", (seconds) => expect(dateText(seconds)).toBeUndefined());

test("agrees with the calendar of JavaScript", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
      const iso = new Date(seconds * 1000).toISOString();
      expect(dateText(BigInt(seconds))).toBe(`${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`);
    }),
  );
});

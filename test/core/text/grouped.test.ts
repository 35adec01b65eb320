import { expect, test } from "vitest";
import { grouped } from "#core/text/grouped.ts";

test.each<[number | bigint, string]>([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [4096, "4,096"],
  [16_777_216, "16,777,216"],
  [18_446_744_073_709_551_616n, "18,446,744,073,709,551,616"],
])("%s is written %s", (count, text) => expect(grouped(count)).toBe(text));

/** Every claim about random expressions, tried on every request over a few values. */
import { expect, test } from "vitest";
import { type Claim, claimsOf } from "#core/analysis/reason/claims.ts";
import { covers, equivalent } from "#core/analysis/reason/covers.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Expression, Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { isTrueOf, type Request } from "../../../support/evaluate.ts";
import { Random } from "../../../support/random-expression.ts";
import { requestsOver, SUBJECTS, smallExpression } from "../../../support/small-worlds.ts";

// For longer runs by hand; the numbers are printed then.
const RUNS = Number(process.env["REASON_RUNS"] ?? 3000);
const FIRST = Number(process.env["REASON_SEED"] ?? 1);
const MOST_REQUESTS = Number(process.env["REASON_REQUESTS"] ?? 120);

const parsed = (text: string): Tree =>
  parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });

/** Whether the claim holds of the request. */
function holds(claim: Claim, text: string, request: Request): boolean {
  const value = (node: Expression) => isTrueOf(node, text, request);
  if (claim.kind !== "redundant") {
    const part = claim.pair?.map(value);
    const decided = claim.kind === "always";
    const pairHolds = part === undefined || (decided ? part.includes(true) : part.includes(false));
    return value(claim.node) === decided && pairHolds;
  }
  const implied = value(claim.node);
  const because = value(claim.because);
  const included = claim.chain.operator === "or" ? !implied || because : !because || implied;
  return included && (!claim.same || implied === because);
}

/** A random pair of expressions over up to three subjects, and requests over these. */
function world(seed: number) {
  const random = new Random(seed);
  const subjects = Array.from({ length: 1 + random.below(3) }, () => random.pick(SUBJECTS));
  const first = smallExpression(random, subjects, 1 + random.below(3));
  const second = random.chance(0.3)
    ? `(${first}) and ${smallExpression(random, subjects, 1)}`
    : smallExpression(random, subjects, 1);
  const fields = subjects.map(({ field }) => field);
  return { first: parsed(first), second: parsed(second), requests: () => requestsOver(fields, random, MOST_REQUESTS) };
}

test("no claim is contradicted by any request", () => {
  const counts = { trees: 0, never: 0, always: 0, redundant: 0, covers: 0, equivalent: 0 };
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const { first, second, requests } = world(seed);
    expect(first.engineError, first.text).toBeUndefined();
    counts.trees++;
    const claims = claimsOf(first);
    const covered = covers(first, second) === true;
    const covering = covers(second, first) === true;
    const same = equivalent(first, second) === true;
    if (claims.length === 0 && !covered && !covering && !same) continue;
    for (const claim of claims) counts[claim.kind]++;
    if (covered || covering) counts.covers++;
    if (same) counts.equivalent++;
    for (const request of requests()) {
      const wrong = claims.find((claim) => !holds(claim, first.text, request));
      if (wrong !== undefined) {
        const part = first.text.slice(wrong.node.start, wrong.node.end);
        expect.fail(`seed ${seed}: ${wrong.kind} \`${part}\` in\n${first.text}\n${described(request)}`);
      }
      const [a, b] = [first, second].map((tree) => isTrueOf(tree.root, tree.text, request));
      const fine = (!covered || !b || a) && (!covering || !a || b) && (!same || a === b);
      if (!fine) expect.fail(`seed ${seed}: ${first.text}\n${second.text}\n${described(request)}`);
    }
  }
  // That all kinds come up often enough to mean something.
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(RUNS / 100);
  if (process.env["REASON_RUNS"] !== undefined) console.log(counts);
});

function described(request: Request): string {
  return JSON.stringify(request, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value instanceof Map ? [...value] : value,
  );
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { Problem } from "../lib/problem.ts";
import type { SandboxAddress } from "../lib/sandbox.ts";

type Account = Pick<SandboxAddress, "api" | "account" | "token">;

/** Makes the lists that the samples' `rulewright.yaml` declares, without items, so that it is true of the sandbox. */
export async function makeSampleLists(samples: string, { api, account, token }: Account): Promise<void> {
  const { lists = {} } = parse(readFileSync(path.join(samples, "rulewright.yaml"), "utf8")) as {
    lists?: Record<string, string>;
  };
  for (const [name, kind] of Object.entries(lists)) {
    const response = await fetch(`${api}/accounts/${account}/rules/lists`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ name, kind }),
    });
    if (!response.ok) throw new Problem(`The sandbox took no list ${name}: ${await response.text()}`);
  }
}

/** cloudflare-go, in its current version and in the one that many tools are still built with. */
import path from "node:path";
import { startSandbox } from "#sandbox/sandbox.ts";
import { CURRENT, LEGACY } from "./cloudflare-go-expected.ts";
import type { Report } from "./report.ts";
import { runProgram } from "./run-program.ts";

const FOLDER = path.join(import.meta.dirname, "go");
const ZONES = ["example.com", ...Array.from({ length: 11 }, (_, index) => `zone-${index + 1}.example`)];

export async function cloudflareGo(report: Report): Promise<void> {
  if ((await runProgram("go", ["version"])).code === null) {
    report.missing("cloudflare-go", "`go` is not on this machine");
    return;
  }
  console.log("\ncloudflare-go: compiling, which takes minutes the first time");
  const built = await runProgram("go", ["build", "-o", "/dev/null", "."], { cwd: FOLDER });
  if (built.code !== 0) {
    report.missing("cloudflare-go", `it cannot be built:\n${built.err.trimEnd()}`);
    return;
  }
  for (const [client, title, expected] of [
    ["current", "cloudflare-go v7", CURRENT],
    ["legacy", "cloudflare-go v0", LEGACY],
  ] as const) {
    report.client(title);
    const sandbox = await startSandbox({
      zones: ZONES.map((name) => ({ name, plan: "enterprise" })),
      settings: { bulkOperationDelay: 100 },
    });
    const { code, out, err } = await runProgram("go", ["run", "."], {
      cwd: FOLDER,
      env: {
        CLIENT: client,
        SANDBOX_API: sandbox.api,
        SANDBOX_TOKEN: sandbox.token,
        SANDBOX_ACCOUNT: sandbox.account,
        SANDBOX_ZONE: sandbox.zones["example.com"] as string,
      },
    });
    await sandbox.close();
    const lines = out
      .trim()
      .split("\n")
      .filter((line) => line !== "");
    const seen = lines.map((line) => JSON.parse(line) as { step: string; saw: unknown });
    for (const { step, saw } of seen) report.step(step, readable(saw), expected[step]);
    const missing = Object.keys(expected).filter((step) => !seen.some((line) => line.step === step));
    report.step("ran to its end", { code, missing, err }, { code: 0, missing: [], err: "" });
  }
}

/** The answer that a client prints into its error, read: its `errors`, or that it was none. */
function readable(saw: unknown): unknown {
  if (Array.isArray(saw)) return saw.map(readable);
  const error = (saw as { error?: unknown } | null)?.error;
  if (typeof error !== "string") return saw;
  const [, said = error, body] = /^([^{]*)(\{[\s\S]*\})$/.exec(error) ?? [];
  if (body === undefined) return { error: said.trimEnd() };
  const { success, errors } = JSON.parse(body) as { success: boolean; errors: unknown };
  return { error: said.trim(), ...(success ? { success } : { errors }) };
}

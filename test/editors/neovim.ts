// A real Neovim with the configuration of docs/editors.md on the built server. `node --import tsx` runs it; dist/ is needed.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommand } from "#scripts/lib/child-process.ts";
import { Problem, printError } from "#scripts/lib/problem.ts";
import { inProject } from "#scripts/lib/project.ts";
import { onStop, stopAll, stopOnSignals } from "#scripts/lib/stopping.ts";
import { type Tally, tallyLine, writeTally } from "#scripts/lib/tally.ts";
import { provideNeovim } from "#scripts/setup/neovim.ts";

/** What check.lua writes. */
interface Result {
  readonly version: string;
  readonly findings: readonly { line: number; column: number; message: string; source: string }[];
  readonly labels: readonly string[];
  readonly hover: string;
  readonly left: readonly unknown[];
  readonly lines: readonly string[];
}

const HEADER = ["---", "name: Only over TLS", "ref: only-tls", "action: block", "---"];

const CHECKS: Readonly<Record<string, (result: Result) => void>> = {
  "shows a finding at its place": ({ findings }) =>
    assert.deepEqual(findings, [
      {
        line: 6,
        column: 35,
        message: "`ssl` is a Boolean and stands alone: write `ssl`, or `not ssl` for false.",
        source: "rulewright",
      },
    ]),
  "completes fields": ({ labels }) => assert.ok(labels.includes("cf.tls_client_auth.cert_verified"), String(labels)),
  "hovers over a field": ({ hover }) => assert.match(hover, /http\.host[\s\S]*String/),
  "takes the finding away when it is mended": ({ left }) => assert.equal(left.length, 0),
  formats: ({ lines }) => assert.deepEqual(lines, [...HEADER, 'http.host eq "api.example.com"']),
};

stopOnSignals();
const tally: Tally = { passed: 0, failed: 0 };
try {
  const result = await runNeovim();
  console.log(result.version);
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      check(result);
      tally.passed++;
      console.log(`✓ Neovim ${name}`);
    } catch (error) {
      tally.failed++;
      console.log(`✗ Neovim ${name}`);
      console.error(error);
    }
  }
} catch (error) {
  printError(error);
  tally.failed++;
}
await stopAll();
console.log(tallyLine(tally));
const resultsFile = process.env["RULEWRIGHT_TEST_RESULTS"];
if (resultsFile) writeTally(resultsFile, tally);
process.exit(tally.failed > 0 ? 1 : 0);

async function runNeovim(): Promise<Result> {
  const nvim = await provideNeovim();
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-neovim-"));
  onStop(() => rmSync(folder, { recursive: true, force: true }));
  const inFolder = (name: string, text: string, mode = 0o644): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    return file;
  };
  const program = `#!/bin/sh\nexec "${process.execPath}" "${inProject("dist/cli.cjs")}" "$@"\n`;
  const bin = path.dirname(inFolder("bin/rulewright", program, 0o755));
  const config = inFolder("init.lua", documentedConfiguration());
  inFolder("my rules/rulewright.yaml", "plan: free\n");
  const rule = inFolder("my rules/tls.rule", [...HEADER, 'http.host eq "a.example.com"  and ssl eq 1', ""].join("\n"));
  const resultFile = path.join(folder, "result.json");
  const { output } = await runCommand(
    nvim,
    ["--headless", "-i", "NONE", "-u", config, rule, "-c", `luafile ${inProject("test/editors/check.lua")}`],
    {
      output: "keep",
      timeLimit: 90_000,
      env: {
        ...process.env,
        PATH: `${bin}${path.delimiter}${process.env["PATH"]}`,
        HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_CACHE_HOME: folder,
        RULEWRIGHT_RESULT: resultFile,
      },
    },
  );
  try {
    return JSON.parse(readFileSync(resultFile, "utf8")) as Result;
  } catch {
    throw new Problem(`Neovim did not come to an end. It said:\n${output}`);
  }
}

/** The first Lua block of the documentation: what people copy is what is tried. */
function documentedConfiguration(): string {
  const [, lua] = /```lua\n([\s\S]*?)```/.exec(readFileSync(inProject("docs/editors.md"), "utf8")) ?? [];
  if (lua === undefined) throw new Problem("docs/editors.md has no Lua block.");
  return lua;
}

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCommand } from "./lib/child-process.ts";
import { isProblem, Problem, printError } from "./lib/problem.ts";
import { inProject, vsixFile } from "./lib/project.ts";
import { startSandbox } from "./lib/sandbox.ts";
import { onStop, stopAll, stopOnSignals } from "./lib/stopping.ts";
import { provideChromium } from "./setup/chromium.ts";
import { findDesktop, runDesktop } from "./start/desktop.ts";
import { makeSampleLists } from "./start/sample-lists.ts";
import { serveVsCode } from "./start/served.ts";

const usage = `Usage: npm start [-- --port N]
Builds the extension, starts a local Cloudflare and opens a VS Code of its own on a copy of samples/.
  --port N   the port of a VS Code that is served to a browser; a free one by default`;

stopOnSignals();
try {
  await start(process.argv.slice(2));
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
await stopAll();
process.exit();

/** `npm start [-- --port N]`: the port is for a VS Code served to the browser. */
async function start(args: string[]): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return;
  }
  const port = portOption(args);
  console.log("Building the extension …");
  await makePackage();
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-"));
  onStop(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const samples = path.join(folder, "samples");
  cpSync(inProject("samples"), samples, { recursive: true });

  const sandbox = await startSandbox({ logFile: path.join(folder, "sandbox.log") });
  console.log(`Sandbox: a local Cloudflare with ${Object.keys(sandbox.zones).join(", ")} at ${sandbox.api}`);
  await makeSampleLists(samples, sandbox);
  void sandbox.died.then(() => console.log("The sandbox has ended: nothing can be deployed. Start again to have one."));

  const run = {
    dataFolder: path.join(folder, "vscode"),
    vsix: vsixFile,
    folder: samples,
    file: path.join(samples, "api-mtls.rule"),
    env: sandbox.env,
  };
  const executable = findDesktop();
  if (executable) {
    console.log(`VS Code: ${executable}. Closing its window, or Ctrl-C, stops everything.`);
    await runDesktop({ ...run, executable });
  } else {
    console.log("No desktop VS Code was found: the one from the npm registry is served to a browser.");
    await adviseBrowser();
    await serveVsCode({ ...run, ...(port !== undefined && { port }) });
  }
}

function portOption(args: string[]): number | undefined {
  if (args.length === 0) return undefined;
  const port = args[0] === "--port" && args.length === 2 ? Number(args[1]) : Number.NaN;
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Problem(usage);
}

async function makePackage(): Promise<void> {
  for (const program of ["build", "package"]) {
    const { code, output } = await runCommand(
      process.execPath,
      ["--import", "tsx", inProject("scripts", `${program}.ts`)],
      {
        cwd: inProject(),
        output: "keep",
      },
    );
    if (code !== 0) throw new Problem(`\`npm run ${program}\` failed:\n${output}`);
  }
}

/** Any browser of the reader's will do, so a machine without one is no reason to stop. */
async function adviseBrowser(): Promise<void> {
  await provideChromium().catch((error) => console.log(isProblem(error) ? error.message : error));
}

import { Command, InvalidArgumentError, Option } from "commander";
import { phaseInfo } from "#core/catalog/catalog.ts";
import { PLANS, type Plan } from "#core/catalog/info.ts";
import { type CheckOptions, check } from "./commands/check.ts";
import { type DeployCommandOptions, deploy } from "./commands/deploy.ts";
import { type FmtOptions, fmt } from "./commands/fmt.ts";
import { lsp } from "./commands/lsp.ts";
import { plan } from "./commands/plan.ts";
import { type PullCommandOptions, pull } from "./commands/pull.ts";
import { type SandboxCommandOptions, sandbox } from "./commands/sandbox.ts";
import { type TakeBackOptions, undeploy, undo } from "./commands/take-back.ts";
import type { ExitCode } from "./exit.ts";
import type { CloudOptions } from "./plans.ts";
import type { Terminal } from "./terminal.ts";
import { VERSION_TEXT } from "./version.ts";

/** All commands. `finished` is told the exit code of the one that ran. */
export function createProgram(terminal: Terminal, finished: (code: ExitCode) => void): Command {
  const program = new Command("rulewright")
    .description("Write, check, try and deploy Cloudflare firewall rules.")
    .version(VERSION_TEXT, "-V, --version", "print the version and the catalogue's date")
    .configureHelp({ showGlobalOptions: false })
    .exitOverride();

  program
    .command("check")
    .description("every diagnostic of rule files; exit 1 when there are errors or warnings")
    .argument("[path...]", "files, folders or globs; the current folder by default")
    .option("--format <format>", "text, json, sarif or github (default: text)")
    .option("--fix", "write files with all that has one clear fix mended, and say what is left")
    .addOption(planOption())
    .option("--jsonl", "judge expressions: one JSON object a line on standard input, one a line out")
    .option("--phase <phase>", "with --jsonl: the phase of lines that name none", knownPhase)
    .action(async (paths: string[], options: CheckOptions) => {
      process.stdin.setEncoding("utf8");
      finished(await check(paths, options, terminal, process.stdin));
    });

  program
    .command("fmt")
    .description("lay out rule files, in place")
    .argument("[path...]", "files, folders or globs; the current folder by default")
    .option("--check", "write nothing; exit 1 when a file would change")
    .action(async (paths: string[], options: FmtOptions) => finished(await fmt(paths, options, terminal)));

  program
    .command("plan")
    .description("what a deploy would change")
    .argument("<file...>", "files, folders or globs")
    .addOption(zoneOption())
    .addOption(apiOption())
    .action(async (paths: string[], options: CloudOptions) => finished(await plan(paths, options, terminal)));

  program
    .command("deploy")
    .description("change it, after asking")
    .argument("<file...>", "files, folders or globs")
    .addOption(zoneOption())
    .option("--yes", "do not ask")
    .option("--dry-run", "plan and check on Cloudflare, write nothing")
    .addOption(apiOption())
    .action(async (paths: string[], options: DeployCommandOptions) => finished(await deploy(paths, options, terminal)));

  program
    .command("undo")
    .description("take the last deploy of a file back, after asking; the file stays as it is")
    .argument("<file>", "the rule file; it may be gone")
    .option("--yes", "do not ask")
    .addOption(apiOption())
    .action(async (file: string, options: TakeBackOptions) => finished(await undo(file, options, terminal)));

  program
    .command("undeploy")
    .description("delete what was deployed from a file, after asking; the file stays as it is")
    .argument("<file>", "the rule file; it may be gone")
    .option("--zone <zone>", "zone name or alias; every zone that the lock file names by default")
    .option("--yes", "do not ask")
    .addOption(apiOption())
    .action(async (file: string, options: TakeBackOptions) => finished(await undeploy(file, options, terminal)));

  program
    .command("pull")
    .description("live rules as rule files; files that are there keep their comments and layout")
    .argument("[dir]", "folder to write to; the current folder by default", ".")
    .option("--zone <zone>", "zone name or alias (default: `default:` of rulewright.yaml)")
    .option("--phase <phase>", "only this phase (default: custom rules and rate limiting rules)", knownPhase)
    .option("--yes", "change files that are there without asking")
    .addOption(apiOption())
    .action(async (dir: string, options: PullCommandOptions) => finished(await pull(dir, options, terminal)));

  program
    .command("lsp")
    .description("the language server, for any editor")
    .option("--stdio", "speak over standard input and output")
    .action((options: { stdio?: boolean }) => lsp(options));

  program
    .command("sandbox")
    .description("a local Cloudflare to try rules on")
    .option("--port <number>", "port on 127.0.0.1; any free one by default", port)
    .option("--zone <name>", "zone to begin with; may be given several times (default: example.com)", collected)
    .addOption(planOption("plan of its zones"))
    .option("--state <file>", "file in which it outlives the process")
    .option("--json", "print address, token and zones as one line of JSON")
    .option("--stop-with-stdin", "stop when standard input ends, so that it never outlives its starter")
    .action(async (options: SandboxCommandOptions) => finished(await sandbox(options, terminal)));

  for (const command of program.commands) command.exitOverride();
  return program;
}

function planOption(text = "plan whose limits apply"): Option {
  return new Option("--plan <plan>", `${text}: ${PLANS.join(", ")}`).argParser((value): Plan => {
    const found = PLANS.find((known) => known === value);
    if (found === undefined) throw new InvalidArgumentError(`Plans are ${PLANS.join(", ")}.`);
    return found;
  });
}

function zoneOption(): Option {
  return new Option("--zone <zone>", "zone name or alias; rules that name only other zones are left out");
}

function apiOption(): Option {
  return new Option("--api <url>", "API base on this machine, such as the sandbox's (or RULEWRIGHT_API)");
}

function knownPhase(value: string): string {
  if (phaseInfo(value) === undefined) throw new InvalidArgumentError("Cloudflare has no such phase.");
  return value;
}

function port(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}

function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

import { runCommand } from "../lib/child-process.ts";
import { Problem } from "../lib/problem.ts";

/** Installs Debian packages. Throws a Problem that ends with `whatToDo`, a sentence without its full stop, when that fails. */
export async function installDebianPackages(packages: readonly string[], whatToDo: string): Promise<void> {
  const prefix = await rootPrefix();
  if (!prefix) throw new Problem(`${whatToDo} (apt-get needs root, and sudo asks for a password here).`);
  console.log(`Installing ${packages[0]} (apt-get install) …`);
  const steps = [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages],
  ];
  for (const step of steps) {
    const [command = "", ...args] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", ...step];
    const { code, output } = await runCommand(command, args, { output: "keep" });
    if (code !== 0) {
      const said = output.trim().split("\n").slice(-5).join("\n");
      throw new Problem(
        `\`${step.join(" ")}\` failed (exit code ${code}):\n${said}\n\nCheck the network. ${whatToDo}.`,
      );
    }
  }
}

/** What to put before a command so that it runs as root; undefined when that, or apt, is not to be had. */
async function rootPrefix(): Promise<string[] | undefined> {
  if ((await runCommand("apt-get", ["--version"], { output: "keep" })).code !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  const { code } = await runCommand("sudo", ["-n", "true"], { output: "keep" });
  return code === 0 ? ["sudo", "-n"] : undefined;
}

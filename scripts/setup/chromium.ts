import { runCommand } from "../lib/child-process.ts";
import { findProgram } from "../lib/find-program.ts";
import { Problem } from "../lib/problem.ts";

/** Programs that speak Chromium's protocol, best first. */
const namesOnPath = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];
const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
];

/** The font is what Chromium draws the workbench's text with on a machine that has no other. */
const debianPackages = ["chromium", "fonts-dejavu-core"];

/** Path of a Chromium or Chrome: CHROMIUM_EXECUTABLE, else one on PATH or in a usual place; undefined when there is none. */
export function findChromium(): string | undefined {
  const chosen = process.env["CHROMIUM_EXECUTABLE"];
  if (chosen) return chosen;
  return findProgram(namesOnPath, usualPlaces);
}

/** Path of a Chromium, installed with apt when none is found. Throws a Problem saying what to do when that fails. */
export async function provideChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  const prefix = await rootPrefix();
  if (!prefix) throw new Problem(`${whatToDo} (apt-get needs root, and sudo asks for a password here).`);
  console.log("Installing Chromium (apt-get install chromium) …");
  const steps = [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", ...debianPackages],
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
  const installed = findChromium();
  if (!installed) throw new Problem(`apt-get installed no Chromium that can be found. ${whatToDo}.`);
  return installed;
}

const whatToDo =
  "Chromium is needed: install it (on Debian `sudo apt-get install chromium`), or set CHROMIUM_EXECUTABLE to a Chrome";

/** What to put before a command so that it runs as root; undefined when that, or apt, is not to be had. */
async function rootPrefix(): Promise<string[] | undefined> {
  if ((await runCommand("apt-get", ["--version"], { output: "keep" })).code !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  const { code } = await runCommand("sudo", ["-n", "true"], { output: "keep" });
  return code === 0 ? ["sudo", "-n"] : undefined;
}

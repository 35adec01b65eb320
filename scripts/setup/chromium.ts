import { findProgram } from "../lib/find-program.ts";
import { Problem } from "../lib/problem.ts";
import { installDebianPackages } from "./debian.ts";

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
  await installDebianPackages(debianPackages, whatToDo);
  const installed = findChromium();
  if (!installed) throw new Problem(`apt-get installed no Chromium that can be found. ${whatToDo}.`);
  return installed;
}

const whatToDo =
  "Chromium is needed: install it (on Debian `sudo apt-get install chromium`), or set CHROMIUM_EXECUTABLE to a Chrome";

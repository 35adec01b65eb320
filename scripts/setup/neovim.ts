import { findProgram } from "../lib/find-program.ts";
import { Problem } from "../lib/problem.ts";
import { installDebianPackages } from "./debian.ts";

const whatToDo = "Neovim is needed: install it (on Debian `sudo apt-get install neovim`)";

/** Path of a Neovim on PATH, installed with apt when there is none. Throws a Problem when that fails. */
export async function provideNeovim(): Promise<string> {
  const found = findProgram(["nvim"]);
  if (found) return found;
  await installDebianPackages(["neovim"], whatToDo);
  const installed = findProgram(["nvim"]);
  if (!installed) throw new Problem(`apt-get installed no Neovim that can be found. ${whatToDo}.`);
  return installed;
}

// Runs before node_modules exists: plain JavaScript, nothing but Node.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Names of the packages of a folder's package.json that are not installed at the version it pins.
 * @param {string} folder
 * @returns {string[]}
 */
export function missingPackages(folder) {
  const manifest = readJson(path.join(folder, "package.json"));
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  // npm writes this file last, so without it an installation was cut short.
  if (!existsSync(path.join(folder, "node_modules/.package-lock.json"))) return wanted.map(([name]) => name);
  return wanted.filter(([name, version]) => !isInstalled(folder, name, version)).map(([name]) => name);
}

/** By default npm tries three times, up to a minute apart, and says nothing meanwhile. */
const quietAndBrisk = ["--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=2000"];

/**
 * Installs a folder's packages as its lock file says, if any is missing.
 * Throws an error whose message is for the reader when npm fails.
 * @param {string} folder
 * @param {string} what the packages in the reader's words
 */
export async function installPackages(folder, what) {
  if (missingPackages(folder).length === 0) return;
  console.log(`Installing ${what} (npm ci) …`);
  const { code, output } = await npm(["ci", ...quietAndBrisk, "--prefix", folder], folder);
  if (code === 0) return;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output);
  const reason = offline
    ? "The npm registry could not be reached. Check the network and `npm config get registry`"
    : "npm's own words are above. Mend that";
  throw new SetupError(`Could not install ${what}. ${reason}, then run the same command again.`);
}

/** A failed preparation; the message says what to do. */
export class SetupError extends Error {
  /** @override */
  name = "Problem";
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} version a pinned version, or `file:…`
 */
function isInstalled(folder, name, version) {
  const manifest = path.join(folder, "node_modules", name, "package.json");
  return existsSync(manifest) && (version.startsWith("file:") || readJson(manifest).version === version);
}

/**
 * @param {string} file
 * @returns {any}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * Runs npm, shows what it says and returns it.
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<{ code: number, output: string }>}
 */
function npm(args, cwd) {
  // Under `npm start` npm says where it is; that also spares Windows its npm.cmd.
  const self = process.env["npm_execpath"];
  const command = self?.includes("npm-cli") ? [process.execPath, self] : ["npm"];
  const [program = "npm", ...first] = command;
  const child = spawn(program, [...first, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        process.stderr.write(chunk);
      });
    }
    child.on("error", (error) => resolve({ code: 127, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

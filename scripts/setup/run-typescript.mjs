// Runs before node_modules exists: plain JavaScript, nothing but Node.
import path from "node:path";
import { installPackages } from "./install-packages.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const oldestNode = [20, 20];

/**
 * Installs the project's packages when they are missing, then runs one of our TypeScript programs in this process.
 * @param {URL} program
 */
export async function runTypeScript(program) {
  try {
    checkNode();
    await installPackages(root, "the project's packages");
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
  const { register } = await import("tsx/esm/api");
  register();
  await import(program.href);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(`Node ${oldestNode.join(".")} or newer is needed; this is ${process.versions.node}.`);
}

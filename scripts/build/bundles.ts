import { readdirSync } from "node:fs";
import type { BuildOptions } from "esbuild";
import { inProject } from "../lib/project.ts";
import { filesOfTheirOwn, modulesAlias, OWN_FILES, tablesAsJson } from "./quick-start.ts";

/** CommonJS, since esbuild's ESM output cannot `require` what the language server libraries require at run time. */
const common = {
  absWorkingDir: inProject(),
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // Names stay, so that a stack can be read. `keepNames` would also give each closure its name whenever one is made,
  // which took half of the time of lints.
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: "linked",
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  logLevel: "warning",
} satisfies BuildOptions;

/** The extension: VS Code gives it the module `vscode`. */
export const clientBuild: BuildOptions = {
  ...common,
  entryPoints: { client: "client/extension.ts" },
  external: ["vscode"],
};

/** The language server and the command line, which run in a plain Node, and what they load when they need it. */
export const programsBuild: BuildOptions = {
  ...common,
  entryPoints: { server: "server/main.ts", cli: "cli/main.ts", checker: "server/checker-main.ts", ...OWN_FILES },
  plugins: [tablesAsJson, filesOfTheirOwn],
  // `import()` as `require`: without Node's loader of modules it is done at once.
  supported: { "dynamic-import": false },
  alias: modulesAlias,
};

/** The tests that run inside VS Code, one readable bundle a file so that Mocha loads each. */
export function extensionHostTestsBuild(): BuildOptions {
  const suites = readdirSync(inProject("test/e2e/suite")).filter((name) => name.endsWith(".test.ts"));
  return {
    ...common,
    minifySyntax: false,
    minifyWhitespace: false,
    sourcemap: false,
    entryPoints: {
      run: "test/e2e/host/run.ts",
      ...Object.fromEntries(suites.map((name) => [`suite/${name.slice(0, -3)}`, `test/e2e/suite/${name}`])),
    },
    outdir: "test/e2e/dist",
    external: ["vscode", "mocha"],
  };
}

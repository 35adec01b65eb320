/** What makes the programs' start shorter without changing what they do. Measured by `npm run bench`. */
import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";
import { inProject } from "../lib/project.ts";

/**
 * The catalogue's tables as `JSON.parse("…")`: JavaScript's own parser takes several times as long for the same literal.
 * The committed modules stay readable; only the bundle changes.
 */
export const tablesAsJson: Plugin = {
  name: "tables-as-json",
  setup(build) {
    build.onLoad({ filter: /core[\\/]catalog[\\/]generated[\\/][\w-]+\.ts$/ }, ({ path }) => {
      const [, name, literal] = /^export const (\w+)[^=]*= ([\s\S]*);\s*$/m.exec(readFileSync(path, "utf8")) ?? [];
      if (name === undefined || literal === undefined) throw new Error(`${path} is not one exported table`);
      const json = JSON.stringify(JSON.stringify(JSON.parse(literal)));
      return { contents: `export const ${name} = JSON.parse(${json});`, loader: "js" };
    });
  },
};

/** `yaml` as modules: bundled into one scope, it needs no wrapper around each file and drops what nobody uses. */
export const modulesAlias = { yaml: inProject("node_modules/yaml/browser/index.js") };

/**
 * What becomes a file of its own in `dist/`, beside the programs: output name → entry point. A program that only ever needs
 * the rest of itself does not read these.
 */
export const OWN_FILES = { language: "server/server.ts", protocol: "vscode-languageserver/node" } as const;

/**
 * Has everything else load those files with `require`: the language where a source says `import()`, and the protocol's
 * library everywhere, since there must be one copy of its classes in a process.
 */
export const filesOfTheirOwn: Plugin = {
  name: "files-of-their-own",
  setup(build) {
    build.onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./protocol.cjs", external: true },
    );
    build.onResolve({ filter: /^\.\/server\.ts$/ }, ({ kind, resolveDir }) =>
      kind === "dynamic-import" && resolveDir === inProject("server")
        ? { path: "./language.cjs", external: true }
        : undefined,
    );
  },
};

/** The walls of ARCHITECTURE.md, read from the imports themselves. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** What each room may import beside itself: rooms by name, packages by prefix. `node:` stands for all of Node's modules. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ["yaml"],
  cloudflare: ["core", "cloudflare"],
  sandbox: ["core", "node:", "hono", "@hono/node-server"],
  server: ["core", "cloudflare/", "node:", "vscode-languageserver", "vscode-languageserver-textdocument"],
  client: ["node:", "vscode", "vscode-languageclient"],
  cli: ["core", "cloudflare/", "sandbox", "server", "node:", "commander"],
};

/** Within core imports run one way, from later to earlier. */
const CORE_ORDER: readonly (readonly string[])[] = [
  ["text"],
  ["diagnostics"],
  ["catalog"],
  ["syntax"],
  ["document"],
  ["analysis", "lint"],
  ["ide"],
];

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name));
}

const IMPORT =
  /^import\s+(?:[\w$*{},\s]+?\s+from\s+)?["']([^"']+)["']|^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*from\s+["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm;

function imports(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

/** The room (`core`, `server` …) or package that an import leads to. */
function target(file: string, specifier: string): string {
  if (specifier.startsWith("#")) return `room ${specifier.slice(1).split("/")[0]}`;
  if (specifier.startsWith(".")) {
    const resolved = path.relative(root, path.resolve(root, path.dirname(file), specifier));
    return `room ${resolved.split(path.sep)[0]}`;
  }
  return specifier;
}

describe.each(Object.keys(MAY_IMPORT))("%s", (room) => {
  const files = sources(room);
  test("has sources", () => expect(files.length).toBeGreaterThan(0));

  test("imports only what its walls allow", () => {
    const allowed = MAY_IMPORT[room] as readonly string[];
    const strangers: string[] = [];
    for (const file of files) {
      for (const specifier of imports(file)) {
        const to = target(file, specifier);
        const ok = to.startsWith("room ")
          ? to === `room ${room}` ||
            allowed.some((name) => `room ${name.replace(/\/$/, "")}` === to) ||
            (room === "client" && specifier.endsWith("server/protocol.ts"))
          : allowed.some((name) =>
              name.endsWith(":") ? to.startsWith(name) : to === name || to.startsWith(`${name}/`),
            );
        if (!ok) strangers.push(`${file}: ${specifier}`);
      }
    }
    expect(strangers).toEqual([]);
  });
});

test("core's folders import one way only", () => {
  const rank = new Map(CORE_ORDER.flatMap((names, index) => names.map((name) => [name, index] as const)));
  const backwards: string[] = [];
  for (const file of sources("core")) {
    const from = rank.get(file.split(path.sep)[1] as string);
    if (from === undefined) continue;
    for (const specifier of imports(file)) {
      const resolved = specifier.startsWith("#core/")
        ? specifier.slice("#core/".length)
        : specifier.startsWith(".")
          ? path.relative(path.join(root, "core"), path.resolve(root, path.dirname(file), specifier))
          : undefined;
      const to = resolved === undefined ? undefined : rank.get(resolved.split(/[\\/]/)[0] as string);
      if (to !== undefined && to > from) backwards.push(`${file}: ${specifier}`);
    }
  }
  expect(backwards).toEqual([]);
});

test("no tracked text names a path of one machine", () => {
  const suspicious = /(^|[^A-Za-z0-9_.])\/(work|farm|root|home)\/[A-Za-z0-9._-]+/;
  const found = ["core", "cloudflare", "sandbox", "server", "client", "cli", "scripts", "docs", "samples"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        path.join(folder, name),
      ),
    )
    .filter((file) => /\.(ts|mjs|md|rule|yaml|json)$/.test(file))
    .filter((file) => suspicious.test(readFileSync(path.join(root, file), "utf8")));
  expect(found).toEqual([]);
});

// Some registries do not serve every optional package (those for other platforms), and npm then leaves them out of
// package-lock.json, after which `npm ci` refuses it everywhere. `--check` finds such holes, `--fix` fills them.
import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../lib/project.ts";

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
  [key: string]: unknown;
}

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

const file = inProject("package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, LockedPackage> };
const holes = findHoles(lock.packages);

if (holes.length === 0) {
  console.log("package-lock.json names every optional package.");
} else if (process.argv.includes("--fix")) {
  for (const { name, version } of holes) lock.packages[`node_modules/${name}`] = describe(name, version);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Added ${holes.length} optional packages to package-lock.json.`);
} else {
  console.error(`package-lock.json lacks ${holes.map(({ name }) => name).join(", ")}. Run \`npm run lock:fix\`.`);
  process.exitCode = 1;
}

/** Optional dependencies, pinned by the package that wants them, without an entry of their own. */
function findHoles(packages: Record<string, LockedPackage>): { name: string; version: string }[] {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d+\.\d+\.\d+/.test(version) && !isLocked(packages, place, name))
      .map(([name, version]) => ({ name, version })),
  );
}

function isLocked(packages: Record<string, LockedPackage>, place: string, name: string): boolean {
  return `node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages;
}

/** An entry as npm would write it, the platform read off the package's name (`@biomejs/cli-linux-x64-musl`). */
function describe(name: string, version: string): LockedPackage {
  const words = name.split(/[/-]/);
  const system = systems.find((word) => words.includes(word));
  const processor = processors.find((word) => words.includes(word));
  const libc = words.some((word) => word.startsWith("musl")) ? "musl" : "glibc";
  return {
    version,
    ...(processor && { cpu: [processor] }),
    dev: true,
    ...(system === "linux" && { libc: [libc] }),
    optional: true,
    ...(system && { os: [system] }),
  };
}

import type { Files } from "#server/world.ts";

/** Files in memory, by URI. `reads` counts what was asked for, so that a test can prove that a cache works. */
export interface MemoryFiles extends Files {
  readonly texts: Map<string, string>;
  readonly reads: string[];
}

export function memoryFiles(texts: Readonly<Record<string, string>> = {}): MemoryFiles {
  const map = new Map(Object.entries(texts));
  const reads: string[] = [];
  return {
    texts: map,
    reads,
    read: (uri) => {
      reads.push(uri);
      return map.get(uri);
    },
    readIfThere: (uri) => map.get(uri),
    list: (uri) => {
      const start = `${uri}/`;
      const below = [...map.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
      const names = new Map(below.map((rest) => [rest.split("/")[0] as string, rest.includes("/")]));
      return [...names].map(([name, isFolder]) => ({ name: decodeURIComponent(name), isFolder }));
    },
    write: (uri, text) => void map.set(uri, text),
  };
}

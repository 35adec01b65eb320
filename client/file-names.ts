/** The rule's lasting identity, made from the file's name: `[A-Za-z0-9_-]{1,64}`. */
export function refFromPath(path: string): string {
  const stem = path.slice(path.lastIndexOf("/") + 1).replace(/\.rule$/, "");
  const ref = stem.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  return ref.slice(0, 64) || "rule";
}

/** Why a text is no path for the new file, in words; undefined when it is one. */
export function pathProblem(path: string): string | undefined {
  if (path.trim() === "") return "The file needs a name.";
  if (!path.endsWith(".rule")) return "The name must end with .rule.";
  if (path.startsWith("/") || /^[A-Za-z]:|\\/.test(path)) {
    return "Write the path relative to the workspace folder, with / between folders.";
  }
  if (path.split("/").some((part) => part === "" || part === "." || part === ".." || part === ".rule")) {
    return "Each part of the path needs a name, and the file stays inside the workspace folder.";
  }
  return undefined;
}

/** `rules/x.rule` for the ref `x`; `rules/x-2.rule` and so on when that is taken. `folder` "" is the workspace's root. */
export function freePath(ref: string, folder: string, taken: (path: string) => boolean): string {
  for (let count = 1; ; count++) {
    const path = `${folder === "" ? "" : `${folder}/`}${ref}${count === 1 ? "" : `-${count}`}.rule`;
    if (!taken(path)) return path;
  }
}

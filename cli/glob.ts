/** Whether a path argument is a pattern and not a name. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text);
}

/**
 * A pattern over paths with `/` as a regular expression: `*` and `?` within one folder, `**` over any number of them,
 * `[a-z]`, `[!a-z]`, `{one,two}`. Names that begin with a dot are matched by patterns that say the dot.
 */
export function globExpression(pattern: string): RegExp {
  let source = "";
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string;
    const startsName = at === 0 || pattern[at - 1] === "/";
    if (pattern.startsWith("**/", at) && startsName) {
      source += "(?:(?!\\.)[^/]+/)*";
      at += 2;
    } else if (pattern.slice(at) === "**" && startsName) {
      source += "(?:(?!\\.)[^/]+/)*(?!\\.)[^/]+";
      at += 1;
    } else if (character === "*") source += startsName ? "(?!\\.)[^/]*" : "[^/]*";
    else if (character === "?") source += startsName ? "(?!\\.)[^/]" : "[^/]";
    else if (character === "[" && pattern.indexOf("]", at + 2) > 0) {
      const end = pattern.indexOf("]", at + 2);
      source += `(?!/)[${pattern
        .slice(at + 1, end)
        .replace(/^[!^]/, "^")
        .replace(/[\\[]/g, "\\$&")}]`;
      at = end;
    } else if (character === "{" && pattern.includes("}", at)) {
      source += "(?:";
      depth += 1;
    } else if (character === "}" && depth > 0) {
      source += ")";
      depth -= 1;
    } else if (character === "," && depth > 0) source += "|";
    else source += character.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  }
  return new RegExp(`^${source}${")".repeat(depth)}$`);
}

/** The folders of a pattern before its first special character, where the search begins; empty for the current one. */
export function globRoot(pattern: string): string {
  const names = pattern.split("/");
  const first = names.findIndex(isGlob);
  return names.slice(0, first).join("/") || (pattern.startsWith("/") ? "/" : "");
}

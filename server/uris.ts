/** Paths inside URIs, without asking which file system stands behind them. */

/** The URI of the folder that holds `uri`; undefined at the root. */
export function parentOf(uri: string): string | undefined {
  const path = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(\/.*)$/i.exec(uri);
  if (path === null) return undefined;
  const [, root, rest] = path as unknown as [string, string, string];
  const trimmed = rest.replace(/\/+$/, "");
  if (trimmed === "") return undefined;
  return root + (trimmed.slice(0, trimmed.lastIndexOf("/")) || "/");
}

/** `name` inside the folder `uri`. */
export function join(uri: string, name: string): string {
  return `${uri.replace(/\/+$/, "")}/${name}`;
}

/** The last part of a URI's path as people read it. */
export function baseName(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf("/") + 1));
}

/** A file's URI as the path that people read; one of another scheme as it is. */
export function shownUri(uri: string): string {
  return decoded(uri.replace(/^file:\/\/(?:\/(?=[A-Za-z](?::|%3A)\/))?/i, ""));
}

/** The path from a folder to a file below it, with `/`, as people read it. The file's name when it lies elsewhere. */
export function relativePath(folder: string, uri: string): string {
  const start = `${folder.replace(/\/+$/, "")}/`;
  return uri.startsWith(start) ? decoded(uri.slice(start.length)) : baseName(uri);
}

/** File name without `.rule`; undefined for a document that has no file yet. */
export function stemOf(uri: string): string | undefined {
  return uri.startsWith("untitled:") ? undefined : baseName(uri).replace(/\.rule$/, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The URI of a file as the server itself would write it, so that two clients' (or the disk's) ways of escaping one path are
 * one URI. URIs of other schemes stay as they are.
 */
export function canonicalUri(uri: string): string {
  const match = /^file:\/\/([^/]*)(\/.*)$/.exec(uri);
  if (match === null) return uri;
  const [, host, path] = match as unknown as [string, string, string];
  const segments = path.split("/").map((segment) => escaped(decoded(segment)));
  const [, drive] = segments;
  if (drive !== undefined && /^[A-Z]%3A$/.test(drive)) segments[1] = drive.toLowerCase().replace("%3a", "%3A");
  return `file://${host}${segments.join("/")}`;
}

/** A file name as a part of a URI. */
export function escaped(name: string): string {
  return encodeURIComponent(name).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

import type { ActionParameterInfo } from "#core/catalog/info.ts";
import { type ParameterRows, parameterRows, ratelimitRows, rowsBelow } from "#core/document/parameters.ts";

/**
 * The row that a path of keys leads to, `-` and numbers being members of a sequence; undefined where the catalogue has none.
 * The path's first key is `parameters` or `ratelimit`, which stand for the maps themselves.
 */
export function parameterAt(path: readonly string[], action: string | undefined): ActionParameterInfo | undefined {
  const [root, ...keys] = path;
  const rows =
    root === "ratelimit" ? ratelimitRows() : root === "parameters" ? (parameterRows(action) ?? {}) : undefined;
  if (rows === undefined) return undefined;
  return keys.reduce(below, map(rows));
}

const map = (properties: ParameterRows): ActionParameterInfo => ({ type: "object", properties });

function below(row: ActionParameterInfo | undefined, key: string): ActionParameterInfo | undefined {
  const { members, each } = rowsBelow(row);
  if (each !== undefined) return map(each);
  if (members !== undefined) return Object.hasOwn(members, key) ? members[key] : undefined;
  const element = key === "-" || /^\d+$/.test(key) ? /^array<(.*)>$/.exec(row?.type ?? "")?.[1] : undefined;
  return element === undefined || row === undefined ? undefined : { ...row, type: element };
}

/** The rows of a map by its own row; a map with free keys has none. */
export function membersOf(row: ActionParameterInfo): ParameterRows {
  return row.properties ?? {};
}

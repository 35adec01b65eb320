import { actionInfo } from "#core/catalog/catalog.ts";
import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import type { ActionParameterInfo } from "#core/catalog/info.ts";

/** The rows of a map: key → schema. */
export type ParameterMap = Readonly<Record<string, ActionParameterInfo>>;

/** The parameters of an action or of `ratelimit` as one row, so that a path can be followed from there. */
export function rootParameter(key: "parameters" | "ratelimit", action: string | undefined): ActionParameterInfo {
  const properties =
    key === "ratelimit"
      ? (RATELIMIT.keys as ParameterMap)
      : ((action === undefined ? undefined : actionInfo(action)?.parameters) ?? {});
  return { type: "object", properties };
}

/**
 * The schema that a path of keys leads to, `-` and numbers being members of a sequence; undefined where the catalogue has
 * none. The first key of the path is `parameters` or `ratelimit`.
 */
export function parameterAt(path: readonly string[], action: string | undefined): ActionParameterInfo | undefined {
  const [root, ...keys] = path;
  if (root !== "parameters" && root !== "ratelimit") return undefined;
  let row: ActionParameterInfo | undefined = rootParameter(root, action);
  for (const key of keys) {
    if (row === undefined) return undefined;
    row = key === "-" || /^\d+$/.test(key) ? memberOf(row) : childOf(row, key);
  }
  return row;
}

/** The rows of a map by its schema; a map with free keys has none. */
export function childrenOf(row: ActionParameterInfo): ParameterMap {
  return row.properties ?? {};
}

function childOf(row: ActionParameterInfo, key: string): ActionParameterInfo | undefined {
  if (row.properties !== undefined && Object.hasOwn(row.properties, key)) return row.properties[key];
  if (row.valueProperties !== undefined) return { type: "object", properties: row.valueProperties };
  return undefined;
}

function memberOf(row: ActionParameterInfo): ActionParameterInfo | undefined {
  const items = row.items as ParameterMap | undefined;
  if (items !== undefined && typeof items === "object") return { type: "object", properties: items };
  const element = /^array<(.*)>$/.exec(row.type)?.[1];
  return element === undefined ? undefined : { ...row, type: element };
}

import { ACTIONS } from "./generated/actions.ts";
import { COUNTRIES } from "./generated/countries.ts";
import { FIELDS } from "./generated/fields.ts";
import { FUNCTIONS } from "./generated/functions.ts";
import { PHASES } from "./generated/phases.ts";
import type { ActionInfo, CountryInfo, FieldInfo, FunctionInfo, PhaseInfo } from "./info.ts";

const byName = <T>(rows: readonly T[], name: (row: T) => string): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [name(row), row]));

const fields = byName(FIELDS, (row) => row.name);
const functions = byName(FUNCTIONS, (row) => row.name);
const actions = byName(ACTIONS, (row) => row.action);
const countries = byName(COUNTRIES, (row) => row.code);
const phases = byName(PHASES, (row) => row.phase);

export const DEFAULT_PHASE = "http_request_firewall_custom";
export const RATELIMIT_PHASE = "http_ratelimit";

/** Actions that a visitor gets past by proving to be no program. */
export const CHALLENGES: ReadonlySet<string> = new Set(["challenge", "js_challenge", "managed_challenge"]);

/** The documented row of a field, function, action or phase; undefined for a name that Cloudflare does not document. */
export const fieldInfo = (name: string): FieldInfo | undefined => fields.get(name);
export const functionInfo = (name: string): FunctionInfo | undefined => functions.get(name);
export const actionInfo = (name: string): ActionInfo | undefined => actions.get(name);
/** The country of an ISO 3166-1 alpha-2 code in upper case, or of `T1` and `XX`. */
export const countryInfo = (code: string): CountryInfo | undefined => countries.get(code);
export const phaseInfo = (name: string): PhaseInfo | undefined => phases.get(name);

/** The address of a row's page in Cloudflare's documentation. */
export function documentationUrl(documentedAt: string): string {
  return `https://developers.cloudflare.com${documentedAt}`;
}

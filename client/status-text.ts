import type { SessionStatus } from "../server/protocol.ts";

/** What the status bar item has to tell beside the session's state. */
export interface Surroundings {
  readonly trusted: boolean;
  /** The zones that a deploy of the file in front would touch; absent where no rule file is in front. */
  readonly targets?: readonly string[];
  /** A deploy under way; counts are absent until the server has named them. */
  readonly deploying?: { readonly step?: number; readonly of?: number };
}

/** Text of the status bar item, with VS Code's `$(icon)` in front of the words. */
export function statusText(status: SessionStatus | undefined, { trusted, targets, deploying }: Surroundings): string {
  if (deploying) return `$(sync~spin) ${deployingText(deploying)}`;
  if (!trusted) return "$(debug-disconnect) offline in Restricted Mode";
  if (!status) return "$(sync~spin) Rulewright is starting";
  const zones = zoneText(status, targets);
  const zone = zones && `${zones}${status.sandbox ? " (sandbox)" : ""}`;
  if (status.offline && zone) {
    return `$(debug-disconnect) ${zone}${status.hostsAt ? `, hosts from ${clock(status.hostsAt)}` : ", offline"}`;
  }
  if (status.token === "active") return `$(cloud) ${zone ?? "choose a zone"}`;
  return TOKEN_TEXTS[status.token];
}

/** The zones of the file in front, else the chosen one; three and more are counted. */
function zoneText(status: SessionStatus, targets: readonly string[] = []): string | null {
  if (targets.length > 2) return `${targets.length} zones`;
  return targets.length > 0 ? targets.join(", ") : status.zone;
}

const TOKEN_TEXTS: Record<Exclude<SessionStatus["token"], "active">, string> = {
  none: "$(cloud) no API token",
  checking: "$(sync~spin) checking the API token",
  invalid: "$(warning) API token refused",
  expired: "$(warning) API token expired",
  disabled: "$(warning) API token disabled",
  filtered: "$(warning) API token not allowed from here",
  unreachable: "$(debug-disconnect) Cloudflare not reached",
};

/** What a screen reader says: the same words without icons. */
export function statusLabel(status: SessionStatus | undefined, surroundings: Surroundings): string {
  return `Rulewright: ${statusText(status, surroundings).replace(/\$\([^)]*\) ?/g, "")}`;
}

/** The tooltip's lines: what is known, as name and value; an empty name is a sentence of its own. */
export function statusDetails(
  status: SessionStatus | undefined,
  { trusted, targets = [] }: Surroundings,
): readonly (readonly [name: string, value: string])[] {
  if (!trusted) {
    return [["", "Nothing is sent to Cloudflare until this workspace is trusted. Everything in the editor works."]];
  }
  if (!status) return [];
  const rows: (readonly [string, string | null])[] = [
    ["", status.problem],
    ["", status.token === "none" ? "Looking up hosts and deploying need an API token. All else works without." : null],
    ["Account", status.account && `${status.account}${status.sandbox ? ", a sandbox on this machine" : ""}`],
    [targets.length > 1 ? "Zones of this file" : "Zone", targets.length > 0 ? targets.join(", ") : status.zone],
    ["Plan", status.plan && planName(status.plan)],
    ["API token", TOKEN_WORDS[status.token]],
    ["Rights", status.rights.length > 0 ? status.rights.join(" ") : null],
    [
      "Hosts read",
      status.hostsAt && `at ${clock(status.hostsAt)}${status.offline ? ", Cloudflare not reached since" : ""}`,
    ],
    ["Fields and functions", `as of ${status.catalogDate}`],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== "");
}

/** `Business` of `business`: plans are names. */
export const planName = (plan: string): string => plan.charAt(0).toUpperCase() + plan.slice(1);

const TOKEN_WORDS: Record<SessionStatus["token"], string | null> = {
  none: null,
  checking: "being checked",
  active: "active",
  invalid: "refused by Cloudflare",
  expired: "expired",
  disabled: "disabled",
  filtered: "not allowed from this address",
  unreachable: "not checked, Cloudflare was not reached",
};

/** `10:42` of an ISO 8601 time, in the reader's time zone; with the date when it is not today's. */
export function clock(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const today = new Date().toDateString() === at.toDateString();
  return today ? time : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}

function deployingText({ step, of }: NonNullable<Surroundings["deploying"]>): string {
  return step !== undefined && of !== undefined ? `Deploying ${step} of ${of}` : "Deploying";
}

/**
 * What this room answers in words: the same shapes that the language server passes on to its client (a test holds the
 * two together, because neither side may import the other).
 */

/** Everything there is to say about the connection. Never holds the token. */
export interface SessionStatus {
  readonly token: "none" | "checking" | "active" | "invalid" | "expired" | "disabled" | "filtered" | "unreachable";
  readonly sandbox: boolean;
  readonly account: string | null;
  readonly zone: string | null;
  readonly plan: string | null;
  readonly offline: boolean;
  readonly hostsAt: string | null;
  readonly rights: readonly string[];
  readonly problem: string | null;
  readonly catalogDate: string;
}

export interface ZoneChoice {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly plan: string;
  readonly status: string;
}

export interface HostList {
  readonly zone: string;
  readonly hosts: readonly { readonly name: string; readonly authorities: readonly string[] }[];
  readonly at: string;
  readonly stale: boolean;
}

export interface PlanView {
  readonly ticket: string;
  readonly file: string;
  readonly zones: readonly ZonePlanView[];
  readonly empty: boolean;
  readonly question: string;
  readonly detail: string;
  readonly upToDate: string;
  readonly verb: string;
}

export interface ZonePlanView {
  readonly zone: string;
  readonly account: string;
  readonly create: number;
  readonly update: number;
  readonly move: number;
  readonly delete: number;
  readonly keep: number;
  readonly foreign: number;
  readonly steps: readonly string[];
  readonly risks: readonly string[];
}

export interface DeployView {
  readonly message: string;
  readonly outcome: "done" | "cancelled" | "stopped" | "changed";
  readonly done: readonly string[];
  readonly notDone: readonly string[];
  readonly plan?: PlanView;
  readonly dashboardUrl?: string;
  readonly undoable: boolean;
}

/** Why something could not be done, in a whole sentence, and where the reader can go. */
export interface Failure {
  readonly reason: FailureReason;
  readonly message: string;
  readonly action?: "set-token" | "open-token-page" | "show-problems" | "retry" | "select-zone";
  readonly url?: string;
  readonly retryAfterSeconds?: number;
}

export type FailureReason =
  | "no-token"
  | "invalid-token"
  | "expired-token"
  | "disabled-token"
  | "filtered-token"
  | "permission"
  | "no-zone"
  | "rate-limited"
  | "unreachable"
  | "not-json"
  | "server-error"
  | "quota"
  | "entitlement"
  | "refused"
  | "missing"
  | "errors-in-file"
  | "incomplete"
  | "lock-file"
  | "api-base"
  | "offline"
  | "stale-ticket"
  | "changed-outside"
  | "nothing-to-undo"
  | "cancelled"
  | "unexpected";

/**
 * What client and server say to each other beside the Language Server Protocol: method names and plain data.
 * Nothing here may import anything, so that both sides can share it.
 */

/** Cloudflare's page for a new token, with everything chosen that Rulewright asks for (cloudflare/token-page.ts). */
export const TOKEN_PAGE =
  "https://dash.cloudflare.com/profile/api-tokens?permissionGroupKeys=%5B%7B%22key%22%3A%22zone%22%2C%22type%22%3A%22read%22%7D%2C%7B%22key%22%3A%22zone_waf%22%2C%22type%22%3A%22edit%22%7D%2C%7B%22key%22%3A%22ssl_and_certificates%22%2C%22type%22%3A%22read%22%7D%2C%7B%22key%22%3A%22dns%22%2C%22type%22%3A%22read%22%7D%2C%7B%22key%22%3A%22analytics%22%2C%22type%22%3A%22read%22%7D%2C%7B%22key%22%3A%22account_rule_lists%22%2C%22type%22%3A%22read%22%7D%5D&accountId=*&zoneId=all&name=Rulewright";

/** Asked of the server by the client. Errors arrive as LSP response errors with `data: Failure`. */
export interface Requests {
  /** Verifies a token against Cloudflare and uses it from then on (memory only). Null signs out. */
  "rulewright/setToken": { params: { token: string | null }; result: SessionStatus };
  "rulewright/status": { params: Record<string, never>; result: SessionStatus };
  /** The zones that a deploy of the file would touch: those its rules name, else the chosen one. Never asks Cloudflare. */
  "rulewright/target": { params: { uri: string }; result: { zones: readonly string[] } };
  "rulewright/zones": { params: { refresh?: boolean }; result: ZoneChoice[] };
  /** Chooses the zone of deploys whose rules name none. */
  "rulewright/selectZone": { params: { zone: string | null }; result: SessionStatus };
  "rulewright/hosts": { params: { zone: string; refresh?: boolean }; result: HostList };
  /** Text of a complete `.rule` file for the answers of the Create mTLS Rule flow. */
  "rulewright/mtlsRule": { params: MtlsRuleAnswers; result: { text: string; caret: number } };
  /** Puts hosts on the list of those that ask for a client certificate (Cloudflare-managed authority). */
  "rulewright/enableMtls": { params: { zone: string; hosts: string[] }; result: HostList };
  /**
   * Replaces a deprecated field, by default all, in every rule file through `workspace/applyEdit`. The message says what was
   * done; null when the person did not want it after all.
   */
  "rulewright/replaceDeprecated": { params: { field?: string }; result: { message: string | null } };
  /** What a deploy of the file would change, and a ticket to do exactly that. Nothing is written. */
  "rulewright/plan": { params: { uri: string; zone?: string }; result: PlanView };
  /** What would take the last deploy of the file back. The file need not exist any more. */
  "rulewright/planUndo": { params: { uri: string }; result: PlanView };
  /** What would delete the rules that were deployed from the file, in every zone or in one. */
  "rulewright/planUndeploy": { params: { uri: string; zone?: string }; result: PlanView };
  /** What would disable a rule at once, live only: the one with `ref`, else the one at the zero-based `line`. */
  "rulewright/planDisable": { params: { uri: string; ref?: string; line?: number; zone?: string }; result: PlanView };
  /** The same for enabling it. */
  "rulewright/planEnable": { params: { uri: string; ref?: string; line?: number; zone?: string }; result: PlanView };
  /** Writes `position` into the rule's header, through `workspace/applyEdit`. Nothing is sent. False when it says so already. */
  "rulewright/moveRule": { params: { uri: string; ref: string; position: RulePosition }; result: { changed: boolean } };
  /** What live rules a pull would write into a folder, and a ticket to do that. Open files count with their unsaved text. */
  "rulewright/planPull": { params: { folder: string; zone?: string; phase?: string }; result: PullView };
  /** Writes them through `workspace/applyEdit`: into open files unsaved, to be taken back like any edit. */
  "rulewright/pull": { params: { ticket: string }; result: { uris: readonly string[]; message: string } };
  /** How each rule of the file stands to what was last seen live; with `refresh` Cloudflare is asked first. */
  "rulewright/ruleStates": { params: { uri: string; refresh?: boolean }; result: { rules: readonly RuleStateView[] } };
  /**
   * The zone's rules in the order they run, with those that are only in files of the workspace where a deploy would put
   * them. `uri` names a file whose lock file counts too. What cannot be read now is told in its phase.
   */
  "rulewright/liveRules": { params: { zone: string; uri?: string; refresh?: boolean }; result: LiveZoneView };
  /** One live rule as text in the file's format, as it was seen last. */
  "rulewright/liveRule": { params: { zone: string; phase: string; ref: string }; result: { text: string } };
  /** In which parts the file's rule and the live one differ, and what each says. Nothing is written. */
  "rulewright/drift": { params: { uri: string; ref: string; zone?: string }; result: { parts: readonly DriftPart[] } };
  /**
   * Takes the live rule into the file, through `workspace/applyEdit`; with `parts` only these. False when the file says the
   * same already.
   */
  "rulewright/adopt": {
    params: { uri: string; ref: string; zone?: string; parts?: readonly string[] };
    result: { changed: boolean };
  };
  /** Does what the plan with this ticket says. Progress by `workDoneToken`, cancel by `$/cancelRequest`. */
  "rulewright/deploy": { params: { ticket: string; workDoneToken?: string | number }; result: DeployView };
  /** The zone's live rules that the file owns, in the file's format, for the left side of a diff. */
  "rulewright/live": { params: { uri: string; zone?: string }; result: { text: string; title: string } };
}

/** A part of a rule that was changed in the file, on Cloudflare, or in both. */
export interface DriftPart {
  /** To be handed back to `rulewright/adopt`. */
  readonly part: string;
  /** "expression", "name": as the file's header calls it. */
  readonly name: string;
  /** What each says, on one line; empty for nothing. */
  readonly inFile: string;
  readonly live: string;
}

/** Told by the server to the client. */
export interface Notifications {
  "rulewright/statusChanged": SessionStatus;
  /** Something else is known of what is live. Only told to our own client. */
  "rulewright/liveChanged": Record<string, never>;
}

/** Everything the status bar item says. */
export interface SessionStatus {
  readonly token: "none" | "checking" | "active" | "invalid" | "expired" | "disabled" | "filtered" | "unreachable";
  readonly sandbox: boolean;
  readonly account: string | null;
  /** The zone a deploy of a rule without `zone:` would touch. */
  readonly zone: string | null;
  readonly plan: string | null;
  readonly offline: boolean;
  /** When the hosts were read, ISO 8601; null when never. */
  readonly hostsAt: string | null;
  /** What the token may and may not do, in words, for the tooltip. */
  readonly rights: readonly string[];
  /** A sentence about the last failure, for the tooltip. */
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
  /** ISO 8601 time of the look-up. */
  readonly at: string;
  /** True when the answer is a remembered one because Cloudflare could not be asked. */
  readonly stale: boolean;
}

export interface MtlsRuleAnswers {
  readonly zone: string;
  readonly hosts: readonly string[];
  readonly blockRevoked: boolean;
  readonly name: string;
  readonly ref: string;
}

/** A plan in words. */
export interface PlanView {
  readonly ticket: string;
  readonly file: string;
  /** One entry a zone; a file may name several. */
  readonly zones: readonly ZonePlanView[];
  /** True when nothing would change anywhere. */
  readonly empty: boolean;
  /** UX.md's modal: "Deploy api.rule to example.com (Example Ltd)?" and its detail lines, risks first. */
  readonly question: string;
  readonly detail: string;
  /** "example.com is up to date with api.rule." when empty. */
  readonly upToDate: string;
  /** The button that says yes: `Deploy`, `Undo`, `Delete`, `Disable` or `Enable`. */
  readonly verb: string;
}

export type RuleStateName = "same" | "differs" | "changed-outside" | "not-deployed" | "deleted-outside";

export interface RuleStateView {
  readonly ref: string;
  /** Zero-based line of the opening fence. */
  readonly line: number;
  /** The gravest of its zones; null while none was seen. */
  readonly state: RuleStateName | null;
  /** "deployed, same" and so on. */
  readonly text: string;
  readonly zones: readonly {
    readonly zone: string;
    readonly phase: string;
    readonly state: RuleStateName;
    /** Of the live rule; null where there is none. */
    readonly enabled: boolean | null;
    /** When it was seen, ISO 8601. */
    readonly at: string;
  }[];
  /** "≈ 1,240 hits in 24 h"; null where they are not known. */
  readonly hits: string | null;
}

export interface LiveZoneView {
  readonly zone: string;
  readonly account: string;
  /** In the order they run. */
  readonly phases: readonly LivePhaseView[];
}

export interface LivePhaseView {
  readonly phase: string;
  /** "Custom rules". */
  readonly title: string;
  /** When the live rules were seen, ISO 8601; null when never. */
  readonly at: string | null;
  /** Why they could not be read now. */
  readonly problem: Failure | null;
  readonly rules: readonly LiveRuleView[];
}

export interface LiveRuleView {
  readonly ref: string;
  /** Null for a rule that is not live. */
  readonly id: string | null;
  readonly name: string;
  readonly action: string;
  readonly enabled: boolean;
  /** As it is live, else as it would be deployed. */
  readonly expression: string;
  /** `foreign`: neither a file nor a lock file of the workspace knows it. `left`: it was deployed from a file that holds it no more. */
  readonly state: RuleStateName | "foreign" | "left";
  /** "deployed, same", "not in this workspace" and so on. */
  readonly text: string;
  /** Path of the file that holds or held it, relative to the lock file; null for a rule of others. */
  readonly file: string | null;
  /** The file that holds it, and the zero-based line of its opening fence there. */
  readonly uri: string | null;
  readonly line: number | null;
  /** "≈ 1,240 hits in 24 h"; null where they are not known. */
  readonly hits: string | null;
}

export type RulePosition = "first" | "last" | { readonly before: string } | { readonly after: string };

/** A pull in words. */
export interface PullView {
  readonly ticket: string;
  readonly empty: boolean;
  readonly question: string;
  readonly detail: string;
  readonly upToDate: string;
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
  /** UX.md's closing sentence. */
  readonly message: string;
  readonly outcome: "done" | "cancelled" | "stopped" | "changed";
  /** What was done, call by call, in words. */
  readonly done: readonly string[];
  readonly notDone: readonly string[];
  /** With outcome `changed`: somebody else wrote in between and the steps differ now; show this plan again. */
  readonly plan?: PlanView;
  readonly dashboardUrl?: string;
  /** Whether `rulewright/planUndo` can take it back. */
  readonly undoable: boolean;
}

/** Rides in an LSP response error's `data`. */
export interface Failure {
  /** Machine name, e.g. `permission`, `rate-limited`, `unreachable`, `invalid-token`, `no-zone`, `errors-in-file`, `refused`. */
  readonly reason: string;
  /** The whole sentence for the reader. */
  readonly message: string;
  /** Where the user can go: the token page, Problems, retry. */
  readonly action?: "set-token" | "open-token-page" | "show-problems" | "retry" | "select-zone";
  readonly url?: string;
  readonly retryAfterSeconds?: number;
}

/** Initialization options. */
export interface InitializationOptions {
  /** Our own client, which has commands beside the server's. */
  readonly client?: "vscode";
  /** Folder of the documentation pages as a URI, for diagnostics' links. */
  readonly docs?: string;
  /** False in an untrusted workspace: no network at all. */
  readonly trusted?: boolean;
  /** API base, Cloudflare or loopback; else the environment's RULEWRIGHT_API. */
  readonly api?: string;
  /** Folder, as a URI, where look-ups (never tokens) and the server's own compiled code are kept between sessions. */
  readonly storage?: string;
  /** The zone chosen last time. */
  readonly zone?: string;
}

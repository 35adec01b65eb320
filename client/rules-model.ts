/** The rows of the view Cloudflare Rules, as plain data: zones, their phases, and rules in the order they run. */
import type {
  Failure,
  LivePhaseView,
  LiveRuleView,
  LiveZoneView,
  RulePosition,
  SessionStatus,
  ZoneChoice,
} from "../server/protocol.ts";
import { clock, planName } from "./status-text.ts";

/** What every row has. The texts of a row are words alone; its icon repeats one of them. */
interface Row {
  /** The same for the same thing as long as it is there, so that a refresh keeps selection and expansion. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Lines of the hover: name and value; an empty name is a sentence of its own. */
  readonly details: readonly (readonly [name: string, value: string])[];
  /** A codicon's id. */
  readonly icon: string;
  /** What menus and keys go by: words of `RuleMark` for a rule. */
  readonly context: string;
  /** What a screen reader says. */
  readonly spoken: string;
}

export interface ZoneRow extends Row {
  readonly kind: "zone";
  readonly zone: string;
  readonly isChosen: boolean;
}

export interface PhaseRow extends Row {
  readonly kind: "phase";
  readonly zone: string;
  readonly phase: string;
  readonly rows: readonly RulesRow[];
}

export interface RuleRow extends Row {
  readonly kind: "rule";
  readonly zone: string;
  readonly phase: string;
  readonly rule: LiveRuleView;
}

/** A sentence, or what can be done about it. */
export interface MessageRow extends Row {
  readonly kind: "message";
  readonly command?: { readonly id: string; readonly arguments?: readonly unknown[] };
}

export type RulesRow = ZoneRow | PhaseRow | RuleRow | MessageRow;

/** `own`: a file holds it. `live`: it is on Cloudflare. */
export type RuleMark = "rule" | "own" | "live" | "enabled" | "disabled" | "foreign" | "left" | "changed";

/** Rows of the top: the zones that the token sees, with what stands in the way above them. */
export function rootRows(status: SessionStatus, zones: readonly ZoneChoice[] | Failure): readonly RulesRow[] {
  if (status.token === "checking") return [message("checking", "The API token is being checked.", "sync")];
  const isRefused = status.token !== "active" && status.token !== "unreachable";
  if (isRefused) {
    return failureRows("root", {
      reason: "token",
      message: status.problem ?? "There is no API token.",
      action: "set-token",
    });
  }
  if (!isList(zones)) return failureRows("root", zones);
  const accounts = new Set(zones.map(({ account }) => account));
  const rows = zones
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((zone) => zoneRow(zone, { isChosen: zone.name === status.zone, namesAccount: accounts.size > 1, status }));
  if (rows.length > 0) return rows;
  return failureRows("root", {
    reason: "no-zone",
    message: "No zone is visible to this token. It needs Zone › Zone › Read.",
    action: "set-token",
  });
}

const isList = (zones: readonly ZoneChoice[] | Failure): zones is readonly ZoneChoice[] => Array.isArray(zones);

function zoneRow(
  { name, account, plan, status: state }: ZoneChoice,
  { isChosen, namesAccount, status }: { isChosen: boolean; namesAccount: boolean; status: SessionStatus },
): ZoneRow {
  const words = [
    ...(isChosen ? ["chosen zone"] : []),
    ...(status.sandbox ? ["sandbox"] : []),
    ...(namesAccount ? [account] : []),
    ...(state === "active" ? [] : [state]),
    ...(status.offline ? ["offline"] : []),
  ];
  return {
    kind: "zone",
    id: name,
    label: name,
    ...described(words),
    details: [
      ["Zone", name],
      ["Account", account],
      ["Plan", planName(plan)],
      ...(isChosen ? [["", "Rules that name no zone are deployed here."] as const] : []),
    ],
    icon: "globe",
    context: isChosen ? "zone chosen" : "zone",
    spoken: sentence([`Zone ${name}`, ...words]),
    zone: name,
    isChosen,
  };
}

/** Rows below a zone; a problem that all its phases have is said once. */
export function zoneRows(view: LiveZoneView): readonly RulesRow[] {
  const [first] = view.phases;
  const shared =
    first?.problem && view.phases.every(({ problem }) => problem?.message === first.problem?.message)
      ? first.problem
      : undefined;
  return [
    ...(shared ? failureRows(view.zone, shared) : []),
    ...view.phases.map((phase) => phaseRow(view.zone, phase, shared === undefined)),
  ];
}

function phaseRow(zone: string, phase: LivePhaseView, saysProblem: boolean): PhaseRow {
  const { problem, at, rules } = phase;
  const count = rules.length === 0 ? "no rules" : rules.length === 1 ? "1 rule" : `${rules.length} rules`;
  const age = at === null ? "not read" : `read at ${clock(at)}`;
  const words = problem === null ? [count] : at === null ? (rules.length > 0 ? [count, age] : [age]) : [count, age];
  const id = `${zone} ${phase.phase}`;
  return {
    kind: "phase",
    id,
    label: phase.title,
    ...described(words),
    details: [
      ["Phase", phase.phase],
      ["Rules", rules.length === 0 ? "none" : `${rules.length}, in the order they run`],
      ["Live rules", at === null ? "not read yet" : `read at ${clock(at)}`],
      ...(problem === null ? [] : [["", problem.message] as const]),
    ],
    icon: problem === null ? "list-ordered" : "warning",
    context: "phase",
    spoken: sentence([`${phase.title} of ${zone}`, ...words, ...(problem === null ? [] : [unended(problem.message)])]),
    zone,
    phase: phase.phase,
    rows: [
      ...(problem !== null && saysProblem ? failureRows(id, problem) : []),
      ...rules.map((rule) => ruleRow(zone, phase.phase, rule)),
    ],
  };
}

function ruleRow(zone: string, phase: string, rule: LiveRuleView): RuleRow {
  const { ref, id, name, file, enabled, hits, text } = rule;
  const label = name === "" ? ref : name;
  const action = rule.action === "" ? "no action" : rule.action.replaceAll("_", " ");
  const words = [action, ...(enabled ? [] : ["disabled"]), SHORT[rule.state] ?? text, ...(hits === null ? [] : [hits])];
  const marks: readonly RuleMark[] = [
    "rule",
    ...(rule.uri === null ? [] : ["own" as const]),
    ...(id === null ? [] : ["live" as const]),
    enabled ? "enabled" : "disabled",
    ...(rule.state === "foreign" || rule.state === "left" ? [rule.state] : []),
    ...(rule.state === "changed-outside" ? ["changed" as const] : []),
  ];
  return {
    kind: "rule",
    id: `${zone} ${phase} ${ref}`,
    label,
    ...described(words),
    details: [
      ["Rule", label],
      ["Ref", ref],
      ["Action", rule.action === "" ? "none" : rule.action],
      ["State", `${text}${enabled ? "" : ", disabled"}`],
      ...(file === null ? [] : [["File", file] as const]),
      ...(hits === null ? [] : [["Matched", hits] as const]),
      ...(HELP[rule.state] === undefined ? [] : [["", HELP[rule.state] as string] as const]),
    ],
    icon: ICONS[rule.state],
    context: marks.join(" "),
    spoken: sentence([
      `${label}: ${action}`,
      enabled ? "enabled" : "disabled",
      text,
      ...(file === null || rule.uri === null ? [] : [`from ${file}`]),
      ...(hits === null ? [] : [hits.replace("≈", "about").replace(/24 h$/, "24 hours")]),
    ]),
    zone,
    phase,
    rule,
  };
}

/** Where a row has less room than a lens. */
const SHORT: Readonly<Partial<Record<LiveRuleView["state"], string>>> = { differs: "differs" };

const ICONS: Readonly<Record<LiveRuleView["state"], string>> = {
  same: "pass",
  differs: "edit",
  "changed-outside": "warning",
  "deleted-outside": "warning",
  "not-deployed": "circle-large-outline",
  foreign: "account",
  left: "question",
};

const HELP: Readonly<Partial<Record<LiveRuleView["state"], string>>> = {
  differs: "The file was edited since the last deploy.",
  "changed-outside": "Somebody changed the live rule since the last deploy.",
  "deleted-outside": "Somebody deleted the live rule since the last deploy.",
  "not-deployed": "It stands where a deploy of its file would put it.",
  foreign: "No file here holds it, so Rulewright never changes it. Pull Live Rules writes it into a file.",
  left: "The next deploy of that file deletes it, after a question.",
};

const ACTIONS: Readonly<Record<NonNullable<Failure["action"]>, { label: string; icon: string; id: string }>> = {
  "set-token": { label: "Set API Token", icon: "key", id: "rulewright.setToken" },
  "open-token-page": { label: "Open Token Page", icon: "link-external", id: "rulewright.openTokenPage" },
  "show-problems": { label: "Show Problems", icon: "list-flat", id: "workbench.actions.view.problems" },
  retry: { label: "Retry", icon: "refresh", id: "rulewright.refreshRules" },
  "select-zone": { label: "Select Zone", icon: "globe", id: "rulewright.selectZone" },
};

/** Where a rule can be put among the others of its phase. */
export interface Neighbours {
  /** How the rule is called. */
  readonly name: string;
  /** Refs of the nearest rules before and after that it can be placed beside. */
  readonly above: string | undefined;
  readonly below: string | undefined;
  /** All rules that it can be placed beside, in order. */
  readonly anchors: readonly { readonly ref: string; readonly label: string }[];
}

export type Position = RulePosition;

/** `rows` are all of the rule's phase. A rule can name those that are live and those of its own file. */
export function neighbours(row: RuleRow, rows: readonly RulesRow[]): Neighbours {
  const anchors = rows.flatMap((other) => {
    if (other.kind !== "rule") return [];
    return other.id === row.id || other.rule.id !== null || other.rule.uri === row.rule.uri ? [other] : [];
  });
  const at = anchors.findIndex(({ id }) => id === row.id);
  return {
    name: row.label,
    above: anchors[at - 1]?.rule.ref,
    below: anchors[at + 1]?.rule.ref,
    anchors: anchors.filter(({ id }) => id !== row.id).map(({ label, rule: { ref } }) => ({ ref, label })),
  };
}

/** "goes before `x`": what a position means, after a rule's name. */
export function positionText(position: Position): string {
  if (typeof position === "string") return `goes ${position}`;
  return "before" in position ? `goes before \`${position.before}\`` : `goes after \`${position.after}\``;
}

/** What went wrong, and below it the way out. `below` is the id of what it is about. */
export function failureRows(below: string, { message: text, action = "retry", url }: Failure): readonly MessageRow[] {
  const { label, icon, id } = ACTIONS[action];
  return [
    message(`${below} problem`, text, "warning"),
    {
      ...message(`${below} ${action}`, label, icon),
      command: { id, ...(action === "open-token-page" && url !== undefined && { arguments: [url] }) },
    },
  ];
}

export const message = (id: string, label: string, icon: string): MessageRow => ({
  kind: "message",
  id: `message ${id}`,
  label,
  details: [["", label]],
  icon,
  context: "message",
  spoken: label,
});

const described = (words: readonly string[]): { description?: string } =>
  words.length === 0 ? {} : { description: words.join(" · ") };

const sentence = (words: readonly string[]): string => `${words.join(", ")}.`;

const unended = (text: string): string => text.replace(/\.$/, "");

/** What can be done to a zone's rules by ticket, and how each kind is called. */
import type { DeployedFile } from "./deploy-document.ts";
import { enablingRisks, risksOf } from "./risks.ts";
import type { PlanView } from "./views.ts";
import type { ZonePlan } from "./zone-plan.ts";

export type ChangeKind = "deploy" | "undo" | "undeploy" | "disable" | "enable";

/** A plan that was shown and may be carried out. */
export interface PlannedChange {
  readonly kind: ChangeKind;
  readonly file: DeployedFile;
  /** What it is about, in the question: the file's name, or a rule of it. */
  readonly subject: string;
  readonly plans: readonly ZonePlan[];
  /** Plans the same once more, after others interfered. */
  readonly again: () => Promise<PlanView>;
  /** The record that an undo carries out. */
  readonly undoes?: string;
}

export interface ChangeWords {
  /** The button that says yes. */
  readonly verb: string;
  /** Stands before "2 of 3: update api-mtls". */
  readonly going: string;
  readonly question: (subject: string, places: string) => string;
  readonly nothing: (subject: string, zones: string, several: boolean) => string;
  readonly done: (subject: string, parts: string) => string;
  /** What to do when it was cut short: "Deploy again". */
  readonly again: string;
  readonly risks: (plan: ZonePlan) => readonly string[];
}

const cautions = (plan: ZonePlan): readonly string[] => plan.phases.flatMap((phase) => phase.cautions);

export const CHANGE_WORDS: Readonly<Record<ChangeKind, ChangeWords>> = {
  deploy: {
    verb: "Deploy",
    going: "Deploying",
    question: (subject, places) => `Deploy ${subject} to ${places}?`,
    nothing: (subject, zones, several) => `${zones} ${several ? "are" : "is"} up to date with ${subject}.`,
    done: (subject, parts) => `Deployed ${subject} to ${parts}.`,
    again: "Deploy again",
    risks: risksOf,
  },
  undo: {
    verb: "Undo",
    going: "Undoing",
    question: (subject, places) => `Undo the last deploy of ${subject} to ${places}?`,
    nothing: (subject, zones, several) =>
      `${zones} ${several ? "have" : "has"} the rules of before the last deploy of ${subject} already.`,
    done: (subject, parts) => `Undid the last deploy of ${subject} to ${parts}. The file itself is as it was.`,
    again: "Undo again",
    risks: cautions,
  },
  undeploy: {
    verb: "Delete",
    going: "Deleting",
    question: (subject, places) => `Delete the rules of ${subject} from ${places}?`,
    nothing: (subject, zones, several) =>
      `${zones} ${several ? "hold" : "holds"} no rule that was deployed from ${subject}.`,
    done: (subject, parts) => `Deleted the rules of ${subject} from ${parts}. The file itself is as it was.`,
    again: "Delete again",
    risks: cautions,
  },
  disable: {
    verb: "Disable",
    going: "Disabling",
    question: (subject, places) => `Disable ${subject} on ${places} now?`,
    nothing: (subject, zones) => `${subject} is disabled on ${zones} already, or not deployed there.`,
    done: (subject, parts) =>
      `Disabled ${subject} on ${parts}. The file is as it was: the next deploy enables the rule again unless it says \`enabled: false\`.`,
    again: "Disable again",
    risks: cautions,
  },
  enable: {
    verb: "Enable",
    going: "Enabling",
    question: (subject, places) => `Enable ${subject} on ${places} now?`,
    nothing: (subject, zones) => `${subject} is enabled on ${zones} already, or not deployed there.`,
    done: (subject, parts) =>
      `Enabled ${subject} on ${parts}. The file is as it was: where it says \`enabled: false\`, the next deploy disables the rule again.`,
    again: "Enable again",
    risks: enablingRisks,
  },
};

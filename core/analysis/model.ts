import type { Plan } from "#core/catalog/info.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { RuleFile } from "#core/document/model.ts";
import type { Level, Preset } from "#core/lint/presets.ts";
import type { OtherRules } from "./others/model.ts";

/** What the surroundings know of a file. Everything is optional, and nothing here is looked up while typing. */
export interface Facts {
  /** File name without `.rule`, for the default ref. */
  readonly stem?: string;
  /** The zone's plan, or `plan:` of rulewright.yaml. */
  readonly plan?: Plan;
  /** Fields that rulewright.yaml declares, name → type. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Account lists known from Cloudflare or rulewright.yaml. Absent: not known, so no list is called unknown. */
  readonly lists?: readonly ListInfo[];
  /** Host names of the zone, from the last look-up. Absent: not known. */
  readonly hosts?: readonly HostInfo[];
  /** Zone aliases of rulewright.yaml, alias → zone name. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** The zone of rules that name none, by alias or name. */
  readonly defaultZone?: string;
  /** The rules of other files. Absent: not known. */
  readonly others?: OtherRules;
  /** Levels of rulewright.yaml and the editor's settings, by code or category; a code's own wins. */
  readonly lint?: Readonly<Record<string, Level>>;
  /** Which lints are asked; the recommended ones by default. Those that `lint` gives a level are asked too. */
  readonly preset?: Preset;
}

export interface ListInfo {
  /** Without `$`. */
  readonly name: string;
  readonly kind: "ip" | "hostname" | "asn" | "redirect";
  readonly items?: number;
  readonly description?: string;
  readonly managed?: boolean;
}

/** How the authority that Cloudflare keeps for every zone is called among a host's authorities. */
export const MANAGED_CA = "Cloudflare CA";

export interface HostInfo {
  readonly name: string;
  /** The zone the host belongs to. */
  readonly zone: string;
  /** Authorities whose client certificates are asked for there; empty: mTLS is not enabled. */
  readonly authorities: readonly string[];
}

/** A file with everything that is wrong with it, sorted by place. */
export interface FileAnalysis {
  readonly file: RuleFile;
  readonly scheme: Scheme;
  readonly diagnostics: readonly Diagnostic[];
}

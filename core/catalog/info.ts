/** Shapes of the catalogue's rows as `scripts/codegen.ts` writes them from `data/`. Absent members say nothing. */

/** A Cloudflare plan, cheapest first in `PLANS`. */
export type Plan = "free" | "pro" | "business" | "enterprise";
export const PLANS: readonly Plan[] = ["free", "pro", "business", "enterprise"];

export interface PlanLimit {
  readonly label: string | null;
  /** The cheapest plan that has it; null when no plan alone gives it. */
  readonly min: string | null;
  readonly addOn?: string;
}

export interface FieldInfo {
  readonly name: string;
  /** `Bool`, `Int`, `Bytes`, `Ip`, `Array(T)`, `Map(T)`: read by `parseValueType`. */
  readonly wirefilterType: string;
  readonly layer: string;
  readonly category?: readonly string[];
  readonly plans?: PlanLimit;
  /** Phases that have the field; absent: all phases of its side. */
  readonly phases?: readonly string[];
  readonly responseOnly?: boolean;
  readonly deprecated?: boolean;
  readonly removed?: string | boolean;
  readonly replacedBy?: string;
  readonly aliases?: readonly string[];
  readonly values?: readonly (string | number)[];
  /** Whether other values than those listed can occur. */
  readonly valuesOpen?: boolean;
  readonly valueDocs?: Readonly<Record<string, string>>;
  readonly example?: string;
  readonly summary: string;
  readonly introducedKeywords?: readonly string[];
  readonly notes?: string;
  readonly default?: unknown;
  readonly range?: { readonly min?: number | null; readonly max?: number | null; readonly [other: string]: unknown };
  readonly pattern?: string;
  readonly keyCase?: string;
  /** Path below https://developers.cloudflare.com. */
  readonly documentedAt?: string;
  readonly confidence?: string;
}

export interface FunctionParameterInfo {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  /** Whether a literal is `forbidden`, `required`, or one possibility (`any`). */
  readonly literal: string;
  readonly variadic: boolean;
  readonly format?: string;
  readonly range?: readonly number[];
  readonly values?: readonly string[];
  readonly allowedFields?: readonly string[];
  readonly nonEmpty?: boolean;
  readonly secret?: boolean;
  readonly unit?: string;
  readonly default?: unknown;
}

export interface FunctionInfo {
  readonly name: string;
  readonly params: readonly FunctionParameterInfo[];
  readonly returns: string;
  /** Phases that have the function; absent: all. */
  readonly phases?: readonly string[];
  readonly alsoPhases?: unknown;
  readonly contexts?: string;
  readonly plans?: PlanLimit;
  readonly limits?: readonly string[];
  readonly maxPerExpression?: number;
  readonly maxArgs?: number;
  readonly summary: string;
  readonly example?: string;
  readonly note?: string;
  readonly documentedAt?: string;
  readonly confidence?: string;
}

/** A parameter of an action: a small schema. */
export interface ActionParameterInfo {
  readonly type: string;
  readonly required?: boolean;
  readonly requiredIf?: unknown;
  readonly summary?: string;
  readonly values?: readonly (string | number | boolean)[];
  readonly valuesByPhase?: Readonly<Record<string, readonly string[]>>;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly plans?: PlanLimit;
  readonly onlyPhases?: readonly string[];
  readonly conflictsWith?: readonly string[];
  readonly onlyWith?: readonly string[];
  /** The sibling that may not stand beside it. */
  readonly xor?: string;
  readonly deprecated?: unknown;
  readonly note?: string;
  readonly expressionKind?: string;
  readonly properties?: Readonly<Record<string, ActionParameterInfo>>;
  /** Schema of each value of a map with free keys. */
  readonly valueProperties?: Readonly<Record<string, ActionParameterInfo>>;
  readonly items?: unknown;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxBytes?: unknown;
  readonly unit?: string;
  /** Notes for people that no code reads. */
  readonly [other: string]: unknown;
}

export interface ActionInfo {
  readonly action: string;
  readonly label: string;
  readonly phases?: readonly string[];
  readonly terminating?: boolean;
  readonly parametersRequired?: boolean;
  readonly parameters?: Readonly<Record<string, ActionParameterInfo>>;
  readonly summary: string;
  readonly notes?: string;
  readonly plans?: PlanLimit;
  readonly confidence?: string;
}

export interface PhaseInfo {
  readonly phase: string;
  readonly side: "request" | "response" | "network";
  readonly order: number;
  readonly product: string;
  readonly scope?: readonly string[];
  readonly actions?: readonly string[];
  readonly expressionKinds?: readonly string[];
  readonly fieldsSide?: string;
  /** The only fields that its expressions may have on a plan; words where they are too many to list. */
  readonly fieldsByPlan?: Readonly<Record<string, readonly string[] | string>>;
  readonly maxRules?: Readonly<Record<string, number>>;
  readonly summary: string;
  /** Whether customers write rules there. */
  readonly customerRules?: boolean;
  readonly documentedAt?: string;
}

export interface OperatorInfo {
  readonly kind: string;
  readonly english: string;
  readonly symbol?: string;
  readonly lhsTypes?: readonly string[];
  readonly rhsTypes?: string;
  readonly summary: string;
  readonly example?: string;
  readonly plans?: unknown;
  readonly notes?: string;
}

export interface LimitInfo {
  readonly id: string;
  readonly subject: string;
  readonly page?: string;
  readonly value?: unknown;
  readonly unit?: string;
  readonly byPlan?: Readonly<Record<string, unknown>>;
  readonly note?: string;
  readonly confidence?: string;
}

/** The `ratelimit` member of a rule: see data/ratelimit.json. */
export interface RatelimitInfo {
  readonly keys: Readonly<Record<string, RatelimitKeyInfo>>;
  readonly [other: string]: unknown;
}

export interface RatelimitKeyInfo {
  readonly type: string;
  readonly required?: boolean | string;
  readonly summary?: string;
  readonly unit?: string;
  readonly values?: readonly unknown[];
  readonly valuesFull?: readonly number[];
  readonly min?: number;
  readonly minPlan?: string;
  readonly maxByPlan?: Readonly<Record<string, number>>;
  readonly expressionKind?: string;
  readonly rules?: readonly string[];
  readonly note?: string;
  readonly [other: string]: unknown;
}

export interface CatalogMeta {
  /** Day on which the catalogue was reviewed, `YYYY-MM-DD`. */
  readonly date: string;
}

/** A value of the country fields: an ISO 3166-1 alpha-2 code, or one of the few that Cloudflare adds. */
export interface CountryInfo {
  readonly code: string;
  readonly name: string;
  readonly note?: string;
}

/** An IP list that Cloudflare keeps for everyone, written `$name`. */
export interface ManagedListInfo {
  readonly name: string;
  readonly type: string;
}

/** A rule to start from, in VS Code's snippet syntax: a header between fences and an expression. */
export interface RuleSnippet {
  readonly name: string;
  /** Words by which it is found. */
  readonly prefixes: readonly string[];
  readonly description: string;
  readonly body: string;
}

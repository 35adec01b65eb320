/** What the server and its helper in another thread say to each other: plain data, a file at a time. */
import type { Diagnostic } from "vscode-languageserver";
import type { Facts } from "#core/analysis/model.ts";
import type { TableConfig } from "#core/analysis/others/entry.ts";
import type { RuleDigest } from "#core/analysis/others/model.ts";
import type { RelatedElsewhere } from "#core/diagnostics/diagnostic.ts";
import type { ClosedFile } from "./closed-file.ts";

/** What a helper has to be told once. */
export interface HelperStart {
  /** The workspace's folders, canonical. */
  readonly folders: readonly string[];
  /** The folder of the documentation's pages. */
  readonly docs: string | undefined;
}

/** Facts that files share: all but their names and what other files say. */
export type SharedFacts = Omit<Facts, "stem" | "others">;

export type ToHelper =
  /** A configuration; undefined for files that have none. */
  | { readonly kind: "config"; readonly id: number; readonly config: TableConfig | undefined }
  /** What is known of files below a configuration whose rules name these zones. */
  | { readonly kind: "facts"; readonly config: number; readonly zones: string; readonly facts: SharedFacts }
  /** The rules of a file that is checked elsewhere. */
  | { readonly kind: "rules"; readonly uri: string; readonly digests: Digests; readonly config: number }
  /** `hash`: of the text whose findings are known and hold; undefined where they have to be found in any case. */
  | { readonly kind: "check"; readonly uri: string; readonly config: number; readonly hash: number | undefined };

type Digests = readonly (RuleDigest | undefined)[];

export type FromHelper =
  /** Facts are missing; the file waits for them. */
  | { readonly kind: "wanted"; readonly uri: string; readonly config: number; readonly zones: string }
  | { readonly kind: "checked"; readonly uri: string; readonly result: Checked };

export type Checked =
  /** It cannot be read, or is too long. */
  | { readonly outcome: "gone" }
  /** Its text is the one that is known. */
  | { readonly outcome: "same" }
  | { readonly outcome: "failed"; readonly error: string }
  | {
      readonly outcome: "read";
      readonly file: Omit<ClosedFile, "facts">;
      /** Which facts its findings rest on; undefined for what is no rule file. */
      readonly rests: { readonly config: number; readonly zones: string } | undefined;
      readonly diagnostics: readonly Diagnostic[];
      /** Rules of other files that belong to the diagnostic at an index. */
      readonly elsewhere: readonly (readonly [at: number, other: RelatedElsewhere])[];
    };

/** A helper as the server holds it: a thread, or something like it in a test. */
export interface HelperThread {
  post(message: ToHelper): void;
  onMessage(listener: (message: FromHelper) => void): void;
  /** Told once when it ended, whatever the reason. */
  onEnd(listener: (error?: unknown) => void): void;
  stop(): void;
}

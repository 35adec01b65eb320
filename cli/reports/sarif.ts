/** Findings in SARIF 2.1.0, for code scanning and other programs that read it. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, Fix, RelatedElsewhere, Severity } from "#core/diagnostics/diagnostic.ts";
import { docsPath } from "#core/diagnostics/docs-path.ts";
import { placeOfRef } from "#core/document/check-file.ts";
import { categoryOf } from "#core/lint/categories.ts";
import { describeCode } from "#core/lint/describe.ts";
import { lintOf, SEVERITIES } from "#core/lint/levels.ts";
import { DEFAULT_PRESET, includes } from "#core/lint/presets.ts";
import { LineIndex } from "#core/text/line-index.ts";
import type { Span } from "#core/text/span.ts";
import type { CheckedFile } from "../findings.ts";
import { VERSION } from "../version.ts";
import { fingerprints } from "./fingerprint.ts";

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
};

export function sarifReport(files: readonly CheckedFile[]): string {
  const codes = [...new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Rulewright",
            version: VERSION,
            semanticVersion: VERSION,
            rules: codes.map(ruleOf),
          },
        },
        invocations: [{ executionSuccessful: true }],
        columnKind: "utf16CodeUnits",
        artifacts: files.map((file) => ({ location: locationOf(file) })),
        results: files.flatMap((file, index) => resultsOf(file, index, codes, files)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/**
 * What there is to say of a code. The report is read on other machines, so its page is not linked but told: a file of this
 * machine is not there.
 */
function ruleOf(code: Diagnostic["code"]) {
  const { title, text } = describeCode(code) ?? { title: code, text: "" };
  const about = text === "" ? title : text;
  const lint = lintOf(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: about },
    help: { text: about, markdown: `${about}\n\nThe page \`${docsPath(code)}\` has examples.` },
    defaultConfiguration: {
      level: LEVELS[SEVERITIES.get(code) ?? "error"],
      enabled: lint === undefined || includes(DEFAULT_PRESET, lint.preset),
    },
    properties: { tags: [categoryOf(code)] },
  };
}

function resultsOf(file: CheckedFile, index: number, codes: readonly string[], files: readonly CheckedFile[]) {
  const lines = new LineIndex(file.text);
  const names = fingerprints(file.text, file.diagnostics, file.rules);
  const physicalLocation = (span: Span) => ({
    artifactLocation: { ...locationOf(file), index },
    region: regionOf(span, file.text, lines),
  });
  const inOther = ({ uri, rule, message }: RelatedElsewhere) => {
    const at = files.findIndex(({ shown }) => shown === uri);
    const other = files[at];
    const there = other?.rules?.rules[rule];
    if (other === undefined || there === undefined) return [];
    const region = regionOf(placeOfRef(there), other.text, new LineIndex(other.text));
    return [
      {
        physicalLocation: { artifactLocation: { ...locationOf(other), index: at }, region },
        message: { text: message },
      },
    ];
  };
  return file.diagnostics.map((found, place) => {
    const fix = found.fixes?.find(({ preferred }) => preferred === true) ?? found.fixes?.[0];
    const related = [
      ...(found.related ?? []).map((other) => ({
        physicalLocation: physicalLocation(other),
        message: { text: other.message },
      })),
      ...(found.elsewhere ?? []).flatMap(inOther),
    ];
    return {
      ruleId: found.code,
      ruleIndex: codes.indexOf(found.code),
      level: LEVELS[found.severity],
      message: { text: found.message },
      locations: [{ physicalLocation: physicalLocation(found) }],
      partialFingerprints: { "rulewright/v1": names[place] },
      ...(related.length === 0 ? {} : { relatedLocations: related }),
      ...(fix === undefined || fix.edits.length === 0 ? {} : { fixes: [fixOf(fix, file, index, lines)] }),
    };
  });
}

function fixOf({ title, edits }: Fix, file: CheckedFile, index: number, lines: LineIndex) {
  const replacements = edits.map(({ newText, ...span }) => ({
    deletedRegion: regionOf(span, undefined, lines),
    insertedContent: { text: newText },
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: { ...locationOf(file), index }, replacements }],
  };
}

/** Lines and columns count from 1, columns in UTF-16 code units; the end is not part of the region. */
function regionOf({ start, end }: Span, text: string | undefined, lines: LineIndex) {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
    ...(text === undefined || end === start ? {} : { snippet: { text: text.slice(start, end) } }),
  };
}

/** Relative to where the command runs, which in a check-out is its root; a file from elsewhere by its whole address. */
function locationOf({ shown }: CheckedFile) {
  if (path.isAbsolute(shown)) return { uri: pathToFileURL(shown).href };
  return { uri: shown.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

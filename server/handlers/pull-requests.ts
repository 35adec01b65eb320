import { isMember } from "#cloudflare/definition.ts";
import { FailureError } from "#cloudflare/errors.ts";
import { memberNames } from "#cloudflare/plan-view.ts";
import type { PullFile } from "#cloudflare/pull.ts";
import { type PullOptions, type PullPlan, pullInto } from "#cloudflare/pulls.ts";
import { change } from "../apply-edit.ts";
import type { ServerContext } from "../context.ts";
import type { PullView } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";
import { baseName, canonicalUri, escaped, join } from "../uris.ts";
import { foldersOfFiles } from "../workspace/folders.ts";
import { deployedFile } from "./deploy-requests.ts";

interface Ticket {
  readonly plan: PullPlan;
  readonly uris: ReadonlyMap<string, string>;
  readonly folder: string;
}

/** Live rules into rule files. The server never writes over a file: the editor does, where it can be taken back. */
export function pullRequests(context: ServerContext) {
  const tickets = new Map<string, Ticket>();
  let count = 0;

  return {
    "rulewright/planPull": async ({ folder, zone, phase }, signal): Promise<PullView> => {
      const uris = ruleFilesOf(context, folder);
      const files = [...uris].map(([path, uri]): PullFile => ({ path, file: context.file(uri).analysis.file }));
      const { aliases, defaultZone, lock } = deployedFile(context, join(folder, "any.rule"));
      const plan = await pullInto(
        {
          name: baseName(folder),
          files,
          lock,
          ...(aliases === undefined ? {} : { aliases }),
          ...(defaultZone === undefined ? {} : { defaultZone }),
        },
        context.cloud().session,
        { signal, ...(zone === undefined ? {} : { zone }), ...(phase === undefined ? {} : { phase }) },
      );
      count += 1;
      const ticket = `pull-${count}`;
      tickets.clear();
      tickets.set(ticket, { plan, uris, folder });
      const { question, detail, upToDate } = plan;
      return { ticket, empty: plan.files.length === 0, question, detail, upToDate };
    },

    "rulewright/pull": async ({ ticket }) => {
      const found = tickets.get(ticket);
      tickets.delete(ticket);
      if (found === undefined) {
        throw new FailureError({
          reason: "stale-ticket",
          message: "This pull is too old. Begin again.",
          action: "retry",
        });
      }
      const { plan, uris, folder } = found;
      const written: string[] = [];
      const changes: { readonly uri: string; readonly before: string; readonly text: string }[] = [];
      for (const { path, text, before } of plan.files) {
        const uri = uris.get(path);
        if (uri === undefined || before === undefined) written.push(writeNew(context, folder, path, text));
        else changes.push({ uri, before, text });
      }
      if (changes.length > 0) await change(context, "Pull", changes);
      const problems = await plan.written();
      const names = `${written.length + changes.length} ${written.length + changes.length === 1 ? "file" : "files"}`;
      return {
        uris: [...written, ...changes.map(({ uri }) => uri)],
        message: [`Pulled into ${names}.`, ...problems].join(" "),
      };
    },

    "rulewright/drift": async (rule, signal) => {
      const { differences } = await pullOfRule(context, rule, signal);
      const parts = differences.map(({ member, inFile, live }) => {
        return {
          part: member,
          name: memberNames([member])[0] ?? member,
          inFile: onOneLine(inFile),
          live: onOneLine(live),
        };
      });
      return { parts };
    },

    "rulewright/adopt": async ({ parts, ...rule }, signal) => {
      const { uri } = rule;
      const { document } = context.file(uri);
      const members = parts === undefined ? {} : { members: parts.filter(isMember) };
      const plan = await pullOfRule(context, rule, signal, members);
      const text = plan.files.find(({ path }) => path === baseName(uri))?.text;
      if (text === undefined) return { changed: false };
      await change(context, "Pull", [{ uri, before: document.getText(), text }]);
      await plan.written();
      return { changed: true };
    },
  } satisfies Partial<RequestHandlers>;
}

/** Plans to take one live rule into the file that it is in. */
function pullOfRule(
  context: ServerContext,
  { uri, ref, zone }: { readonly uri: string; readonly ref: string; readonly zone?: string },
  signal: AbortSignal,
  members: Pick<PullOptions, "members"> = {},
): Promise<PullPlan> {
  const { analysis } = context.file(uri);
  const { aliases, defaultZone, lock } = deployedFile(context, uri);
  const rule = analysis.file.rules.find(({ settings }) => settings.ref === ref);
  const phase = rule === undefined ? {} : { phase: rule.settings.phase };
  const written = zone ?? rule?.settings.zones[0];
  return pullInto(
    {
      name: "",
      files: [{ path: baseName(uri), file: analysis.file }],
      lock,
      ...(aliases === undefined ? {} : { aliases }),
      ...(defaultZone === undefined ? {} : { defaultZone }),
    },
    context.cloud().session,
    { signal, only: ref, ...phase, ...members, ...(written === undefined ? {} : { zone: written }) },
  );
}

/** A member's value for a line of a list: text as it is, everything else as JSON. */
function onOneLine(value: unknown): string {
  if (value === undefined || value === null) return "";
  return (typeof value === "string" ? value : JSON.stringify(value)).replaceAll(/\s+/g, " ").trim();
}

/** Rule files below the folder by their path in it; open ones under the URI that the editor knows. */
function ruleFilesOf({ world, documents }: ServerContext, folder: string): ReadonlyMap<string, string> {
  const start = `${canonicalUri(folder).replace(/\/+$/, "")}/`;
  const open = new Map(documents.all().map(({ document }) => [canonicalUri(document.uri), document.uri]));
  const found = [...foldersOfFiles(world.files, folder)].flat().filter((uri) => uri.endsWith(".rule"));
  return new Map(found.map((uri) => [decodeURIComponent(uri.slice(start.length)), open.get(uri) ?? uri]));
}

/** Writes a file that is not there. @throws FailureError when by now it is, or when it cannot be written. */
function writeNew({ world }: ServerContext, folder: string, path: string, text: string): string {
  const uri = join(canonicalUri(folder), escaped(path));
  if (world.files.read(uri) !== undefined) {
    throw new FailureError({
      reason: "refused",
      message: `${path} is there by now. It was not written.`,
      action: "retry",
    });
  }
  try {
    world.files.write(uri, text);
  } catch (error) {
    throw new FailureError({
      reason: "unexpected",
      message: `${path} could not be written: ${(error as Error).message.replace(/\.$/, "")}.`,
    });
  }
  return uri;
}

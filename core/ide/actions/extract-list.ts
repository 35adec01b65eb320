import type { Comparison, Operand, SetLiteral, SetMember } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { sliceOf } from "#core/text/span.ts";
import { commentsIn, indentAt, insert } from "./pieces.ts";
import type { Draft } from "./refactoring.ts";
import { lineEndOf, type Site } from "./site.ts";

const LONGEST_NAME = 50;
/** Columns of a comment line. */
const WIDTH = 100;

/** A kind of account list, and what a set has to be like to become one. */
interface ListKind {
  readonly kind: "ip" | "hostname" | "asn";
  readonly suffix: string;
  readonly items: readonly [one: string, several: string];
  takesField(left: Operand): boolean;
  takes(member: SetMember, text: string): boolean;
}

/** AS numbers of the visitor, under its name of today and the one before. */
const AS_NUMBERS: ReadonlySet<string> = new Set(["ip.src.asnum", "ip.geoip.asnum"]);

const KINDS: readonly ListKind[] = [
  {
    kind: "ip",
    suffix: "ips",
    items: ["address", "addresses"],
    takesField: ({ type }) => type.kind === "Ip",
    // A list holds addresses and networks, and no ranges.
    takes: ({ kind }) => kind === "ip" || kind === "cidr",
  },
  {
    kind: "hostname",
    suffix: "hosts",
    items: ["host", "hosts"],
    takesField: ({ name }) => name === "http.host",
    // In a list a star stands for any name, in a set it is a star.
    takes: (member, text) => member.kind === "string" && /^[a-z0-9.-]+$/.test(textOf(member, text) ?? ""),
  },
  {
    kind: "asn",
    suffix: "asns",
    items: ["AS number", "AS numbers"],
    takesField: ({ name }) => AS_NUMBERS.has(name),
    takes: ({ kind }) => kind === "integer",
  },
];

/** Moves the members of a set into an account list: `in {…}` becomes `in $name`, and a comment keeps what the set held. */
export function extractList(site: Site): Draft[] {
  const { text, path, file, facts } = site;
  const comparison = path.findLast((node): node is Comparison => node.kind === "comparison");
  if (comparison === undefined || comparison.right.kind !== "set") return [];
  const { left, right } = comparison;
  const { members } = right;
  const isPlain = left.kind === "field" && left.indexes.length === 0;
  const kind = KINDS.find((one) => one.takesField(left) && members.every((member) => one.takes(member, text)));
  if (!isPlain || kind === undefined || members.length === 0) return [];

  const taken = new Set([...(facts.lists ?? []).map(({ name }) => name), ...namesIn(file.text)]);
  const name = freeName(site, kind.suffix, taken);
  const { start } = site.tree.root;
  const lineStart = lineEndOf(text) + indentAt(text, start);
  const comment = commentLines(right, name, site).map((line) => line + lineStart);
  const count = `${members.length} ${kind.items[members.length === 1 ? 0 : 1]}`;
  return [
    {
      title: `Extract to the list \`$${name}\`, to be created at Cloudflare with ${count}`,
      kind: "extract",
      edits: [insert(start, comment.join("")), { start: right.start, end: right.end, newText: `$${name}` }],
      declares: { section: "lists", key: name, value: kind.kind },
    },
  ];
}

/** Whatever a file calls a list, in comments too. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\$([a-z0-9_.]+)/g)].map(([, name]) => name as string);
}

/** A list's name after the rule's ref or name that no other list has. */
function freeName({ rule: { settings } }: Site, suffix: string, taken: ReadonlySet<string>): string {
  const words = (settings.ref ?? settings.name ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "_");
  const base = words.replace(/^_+|_+$/g, "");
  for (let number = 1; ; number++) {
    const end = number === 1 ? suffix : `${suffix}_${number}`;
    const start = base.slice(0, LONGEST_NAME - end.length - 1);
    const name = start === "" ? end : `${start}_${end}`;
    if (!taken.has(name)) return name;
  }
}

/** What the set held, as comment lines; where it had comments of its own, line by line as it was. */
function commentLines(set: SetLiteral, name: string, { text, tree }: Site): string[] {
  if (commentsIn(tree, set).length > 0) {
    const lines = text.slice(set.start + 1, set.end - 1).split("\n");
    return [
      `# $${name}:`,
      ...lines
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .map((line) => `#   ${line}`),
    ];
  }
  const lines = [`# $${name}:`];
  for (const member of set.members) {
    const item = sliceOf(text, member);
    const last = lines.at(-1) as string;
    if (last.length + item.length < WIDTH) lines[lines.length - 1] = `${last} ${item}`;
    else lines.push(`#   ${item}`);
  }
  return lines;
}

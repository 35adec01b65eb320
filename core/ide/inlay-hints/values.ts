import { countryInfo } from "#core/catalog/catalog.ts";
import type { SetMember } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { descendants } from "#core/syntax/visit.ts";
import { grouped } from "#core/text/grouped.ts";
import { comparedField } from "../compared-field.ts";
import { isCountryField } from "../completion/values.ts";
import type { HintFinder, InlayHint } from "./hint.ts";

/** In a set of more codes the names would hide the set. */
const MOST_CODES = 8;

/** Names of countries behind their codes, alone or in a small set. */
export const countryHints: HintFinder = ({ root, text }) => {
  const hints: InlayHint[] = [];
  for (const node of descendants(root)) {
    if (node.kind !== "comparison") continue;
    const field = comparedField(node.left);
    if (field === undefined || !isCountryField(field)) continue;
    const members = node.right.kind === "set" ? node.right.members : node.right.kind === "string" ? [node.right] : [];
    if (members.length <= MOST_CODES) hints.push(...members.flatMap((member) => countryHint(member, text)));
  }
  return hints;
};

function countryHint(member: SetMember, text: string): InlayHint[] {
  const code = member.kind === "string" ? textOf(member, text) : undefined;
  const country = code === undefined ? undefined : countryInfo(code);
  if (country === undefined) return [];
  const tooltip = `\`${country.code}\` is ${country.name}.${country.note === undefined ? "" : ` ${country.note}`}`;
  return [{ kind: "countries", offset: member.end, label: country.name, tooltip }];
}

/** How many items an account's list has, behind its name. */
export const listHints: HintFinder = ({ root }, { lists }) => {
  if (lists === undefined) return [];
  return [...descendants(root)].flatMap((node): InlayHint[] => {
    const list = node.kind === "list" ? lists.find(({ name }) => name === node.name) : undefined;
    if (list?.items === undefined) return [];
    const label = `${grouped(list.items)} ${list.items === 1 ? "item" : "items"}`;
    return [{ kind: "lists", offset: node.end, label, tooltip: `The list \`$${list.name}\` has ${label}.` }];
  });
};

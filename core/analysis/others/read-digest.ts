/** Trees and conditions of rules that others are compared with, made from their digests and kept as long as these. */
import { catalogScheme, schemeWithFields } from "#core/catalog/catalog-scheme.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { type Known, known } from "../reason/cover-index.ts";
import { conditionOf } from "../reason/read.ts";
import type { DigestedMeaning } from "./model.ts";

/** Fields that the configuration of a rule's file declares. */
type Fields = Readonly<Record<string, string>> | undefined;

const trees = new WeakMap<DigestedMeaning, Tree>();
const conditions = new WeakMap<DigestedMeaning, Known>();
const schemes = new WeakMap<object, Scheme>();

/** The expression of a rule that ends its phase or lets visitors past; undefined for any other. */
export function treeOf(meaning: DigestedMeaning | undefined, fields: Fields): Tree | undefined {
  if (meaning?.text === undefined) return undefined;
  const options = { scheme: schemeOf(fields), dialect: "cloudflare", root: "filter", trivia: "file" } as const;
  const tree = trees.get(meaning) ?? parse(meaning.text, options);
  trees.set(meaning, tree);
  return tree;
}

/** What a rule that ends its phase matches; undefined for any other. */
export function knownOf(meaning: DigestedMeaning | undefined, fields: Fields): Known | undefined {
  if (meaning?.ending === undefined) return undefined;
  const made = conditions.get(meaning);
  if (made !== undefined) return made;
  const tree = treeOf(meaning, fields);
  if (tree === undefined || tree.engineError !== undefined) return undefined;
  const condition = known(conditionOf(tree.root, tree.text));
  conditions.set(meaning, condition);
  return condition;
}

function schemeOf(fields: Fields): Scheme {
  if (fields === undefined || Object.keys(fields).length === 0) return catalogScheme();
  const scheme = schemes.get(fields) ?? schemeWithFields(fields);
  schemes.set(fields, scheme);
  return scheme;
}

// Written by scripts/codegen.ts from data/meta.json. Do not edit.
import type { CatalogMeta } from "../info.ts";

export const META: CatalogMeta = {
 "date": "2026-11-24"
};

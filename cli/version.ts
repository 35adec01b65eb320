import { META } from "#core/catalog/generated/meta.ts";

/** The package's version; a test holds it to package.json. */
export const VERSION = "0.1.0";

export const VERSION_TEXT = `rulewright ${VERSION} (catalogue of ${META.date})`;

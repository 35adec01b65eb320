/** Completion in `NAME.test.yaml`, the tests of `NAME.rule`. */
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import type { Candidate, Completion } from "./completion/item.ts";
import { finish } from "./completion/order.ts";
import { headerCursor } from "./header-cursor.ts";

/**
 * The tested file's refs, where the cursor stands behind `by:` of a test. `stem` is that file's name without `.rule`, `tested`
 * its text; undefined when there is none.
 */
export function testFileCompletions(
  text: string,
  offset: number,
  stem: string | undefined,
  tested: string | undefined,
): Completion[] {
  const cursor = headerCursor(text, { start: 0, end: text.length }, offset);
  if (cursor?.at !== "value" || cursor.path.join(".") !== "tests.-.by") return [];
  if (tested === undefined) return [];
  const { rules } = parseRuleFile(tested, { scheme: catalogScheme(), ...(stem === undefined ? {} : { stem }) });
  const refs = rules.flatMap(({ settings: { ref, name, action } }): Candidate[] =>
    ref === undefined
      ? []
      : [
          {
            label: ref,
            kind: "ref",
            ...(action === undefined ? {} : { detail: action }),
            ...(name === undefined ? {} : { description: name }),
          },
        ],
  );
  return finish(refs, cursor.replace, cursor.prefix, (ref) => (cursor.needsBlank ? ` ${ref}` : ref));
}

import { grouped } from "#core/text/grouped.ts";
import { messages, type NoDetails } from "./row.ts";

/** YAML that cannot be read as written: in a rule's header and in `rulewright.yaml`. */
export const yamlMessages = messages({
  "yaml/syntax": {
    severity: "error",
    text: ({ advice }: { advice: string }) => advice,
    why: "A header is YAML 1.2. What YAML cannot read cannot be deployed; the other keys are still read and checked.",
    example: "---\nname: Stop: go\naction: block\n---\nssl",
  },
  "yaml/open-quote": {
    severity: "error",
    text: (_: NoDetails) => "This quoted text is not closed: its closing quote is missing.",
    why: "An open quote takes in every line that follows.",
    example: '---\nname: "Block\naction: block\n---\nssl',
  },
  "yaml/duplicate-key": {
    severity: "error",
    text: ({ key }: { key: string }) => `\`${key}\` is already given above. Keep one of the two.`,
    why: "YAML maps have each key once. Which of two values counts would be a guess.",
    example: "---\naction: block\naction: log\n---\nssl",
  },
  "yaml/tab": {
    severity: "error",
    text: (_: NoDetails) => "YAML is indented with spaces: a tab does not count.",
    why: "YAML forbids tabs as indentation because their width is not defined.",
    example: "---\nratelimit:\n\tperiod: 60\n---\nssl",
  },
  "yaml/not-a-map": {
    severity: "error",
    text: ({ found }: { found: string }) => `Lines of \`key: value\` belong here; \`${found}\` has no key and colon.`,
    why: "The text between the fences is a map of keys and values.",
    example: "---\nblock everything\n---\nssl",
  },
  "yaml/unknown-alias": {
    severity: "error",
    text: ({ name }: { name: string }) =>
      `\`*${name}\` is a YAML alias, and no \`&${name}\` stands before it. Quote a text that starts with a star.`,
    why: "In YAML a value that starts with `*` repeats what an anchor named before.",
    example: "---\nname: *admin\n---\nssl",
  },
  "yaml/too-long": {
    severity: "error",
    text: ({ length }: { length: number }) => `This is longer than ${grouped(length)} characters and is not read.`,
    why: "No rule's settings come near this length. A fence is probably missing.",
  },
  "yaml/too-deep": {
    severity: "error",
    text: (_: NoDetails) => "This is nested too deeply to be read.",
    why: "No setting of a rule nests deeper than ten levels.",
  },
});

import { messages } from "./row.ts";

type Nothing = Record<never, never>;

/** Text that parses but whose types do not fit. */
export const typeMessages = messages({
  "type/unknown-field": {
    severity: "error",
    text: ({ name, suggestion }: { name: string; suggestion: string | undefined }) =>
      suggestion === undefined
        ? `\`${name}\` is not a field.`
        : `\`${name}\` is not a field. Did you mean \`${suggestion}\`?`,
  },
  "type/field-family": {
    severity: "error",
    text: ({ name, example }: { name: string; example: string }) =>
      `\`${name}\` is only the beginning of a field's name, such as \`${example}\`.`,
  },
  "type/unknown-function": {
    severity: "error",
    text: ({ name, suggestion }: { name: string; suggestion: string | undefined }) =>
      suggestion === undefined
        ? `\`${name}\` is not a function.`
        : `\`${name}\` is not a function. Did you mean \`${suggestion}\`?`,
  },
  "type/operator": {
    severity: "error",
    text: ({ operator, works, operand, type, advice }: OperatorDetails) =>
      `\`${operator}\` works on ${works}; \`${operand}\` is of type ${type}.${advice === "" ? "" : ` ${advice}`}`,
  },
  "type/boolean-literal": {
    severity: "error",
    text: ({ name }: { name: string }) =>
      `There is no \`${name}\` here. A Boolean field stands alone, and \`not\` in front of it means false.`,
  },
  "type/boolean-compared": {
    severity: "error",
    text: ({ operand }: { operand: string }) =>
      `\`${operand}\` is a Boolean and stands alone: write \`${operand}\`, or \`not ${operand}\` for false.`,
  },
  "type/not-boolean": {
    severity: "error",
    text: ({ type }: { type: string }) => `A filter must be a Boolean as a whole; this is of type ${type}.`,
  },
  "type/needs-quantifier": {
    severity: "error",
    text: (_: Nothing) => "This is true or false for each element. Say which counts: `any(…)` or `all(…)`.",
  },
  "type/needs-each": {
    severity: "error",
    text: ({ operand, type }: { operand: string; type: string }) =>
      `\`${operand}\` is of type ${type}. Compare each element: \`any(${operand}[*] …)\`.`,
  },
  "type/needs-index": {
    severity: "error",
    text: ({ operand, type }: { operand: string; type: string }) =>
      `\`${operand}\` is of type ${type}. Take one entry, \`${operand}["key"]\`, or each, \`any(${operand}[*] …)\`.`,
  },
  "type/each-of-boolean": {
    severity: "error",
    text: ({ operand }: { operand: string }) => `\`${operand}\` is still a collection for each element: add \`[*]\`.`,
  },
  "type/logical-operands": {
    severity: "error",
    text: ({ left, right }: { left: string; right: string }) =>
      `Both sides of a logical operator must be Boolean, or both Array<Boolean> inside \`any\` or \`all\`; here they are ${left} and ${right}.`,
  },
  "type/quantifier-argument": {
    severity: "error",
    text: ({ name, type }: { name: string; type: string }) =>
      `\`${name}\` needs a comparison for each element, such as \`${name}(field[*] eq "x")\`; this is of type ${type}.`,
  },
  "type/index": {
    severity: "error",
    text: ({ access, type, operand }: { access: string; type: string; operand: string }) =>
      `\`${access}\` cannot be taken of \`${operand}\`, which is of type ${type}.`,
  },
  "type/argument-count": {
    severity: "error",
    text: ({ name, wanted, given }: { name: string; wanted: string; given: number }) =>
      `\`${name}\` takes ${wanted}; ${given === 0 ? "none is" : given === 1 ? "1 is" : `${given} are`} given.`,
  },
  "type/argument-kind": {
    severity: "error",
    text: ({ name, position, wanted }: { name: string; position: number; wanted: "field" | "literal" }) =>
      wanted === "literal"
        ? `Argument ${position} of \`${name}\` must be written out as a value; a field or a call cannot stand here.`
        : `Argument ${position} of \`${name}\` must be a field or a function call; a written value cannot stand here.`,
  },
  "type/argument-type": {
    severity: "error",
    text: ({ name, position, wanted, given }: { name: string; position: number; wanted: string; given: string }) =>
      `Argument ${position} of \`${name}\` must be ${wanted}; this is of type ${given}.`,
  },
  "type/each-in-later-argument": {
    severity: "error",
    text: ({ name }: { name: string }) => `Only the first argument of \`${name}\` may hold \`[*]\`.`,
  },
  "type/no-list": {
    severity: "error",
    text: ({ operand, type }: { operand: string; type: string }) =>
      `There are no lists for \`${operand}\`, which is of type ${type}. Write a set, \`in {…}\`.`,
  },
  "type/right-operand": {
    severity: "error",
    text: ({ operand, type, wanted }: { operand: string; type: string; wanted: string }) =>
      `\`${operand}\` is of type ${type}; the left side is of type ${wanted}.`,
  },
  "type/right-field": {
    severity: "error",
    text: ({ operator, operand }: { operator: string; operand: string }) =>
      `\`${operator}\` needs a value that is written out: \`${operand}\` cannot stand on its right.`,
  },
  "type/value-open-each": {
    severity: "error",
    text: (_: Nothing) => "A value expression gives one value: `[*]` cannot stay open at its end.",
  },
  "type/quantifier-as-value": {
    severity: "error",
    text: ({ name }: { name: string }) => `\`${name}(…)\` cannot be a value expression: it is a test, not a value.`,
  },
});

export interface OperatorDetails {
  readonly operator: string;
  /** The types that the operator works on. */
  readonly works: string;
  readonly operand: string;
  readonly type: string;
  /** What to do instead; may be empty. */
  readonly advice: string;
}

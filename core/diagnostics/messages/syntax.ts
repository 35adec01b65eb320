import { messages } from "./row.ts";

/** `a`, `b` and `c`. */
function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

type Nothing = Record<never, never>;

/** Text that the grammar does not take. */
export const syntaxMessages = messages({
  "syntax/empty": {
    severity: "error",
    text: (_: Nothing) => "The expression is empty. Start with a field, for example `http.host`.",
  },
  "syntax/expected-operand": {
    severity: "error",
    text: (_: Nothing) => "A field or a function call belongs here.",
  },
  "syntax/expected-operator": {
    severity: "error",
    text: ({ operand, type }: { operand: string; type: string }) =>
      `\`${operand}\` is of type ${type} and cannot stand alone: compare it, with \`eq\` or \`in\` for example.`,
  },
  "syntax/expected-value": {
    severity: "error",
    text: ({ wanted }: { wanted: string }) => `${wanted} belongs here.`,
  },
  "syntax/identifier": {
    severity: "error",
    text: ({ name }: { name: string }) =>
      name.startsWith(".")
        ? "A name cannot start with a dot."
        : name.endsWith(".")
          ? `\`${name}\` is not a whole name: something has to follow the last dot.`
          : `\`${name}\` is not a name: only one dot stands between its parts.`,
  },
  "syntax/doubled": {
    severity: "error",
    text: ({ text }: { text: string }) => `\`${text}\` stands here twice: one is enough.`,
  },
  "syntax/two-operators": {
    severity: "error",
    text: ({ first, second }: { first: string; second: string }) =>
      `\`${first}\` and \`${second}\` are two operators in a row: only one can stand here.`,
  },
  "syntax/missing-operator": {
    severity: "error",
    text: ({ operand, example }: { operand: string; example: string }) =>
      `An operator is missing between \`${operand}\` and this, such as \`${example}\`.`,
  },
  "syntax/unknown-operator": {
    severity: "error",
    text: ({ written, type, operators }: { written: string; type: string; operators: readonly string[] }) =>
      `\`${written}\` is not an operator. For ${type} there are ${listed(operators)}.`,
  },
  "syntax/field-as-function": {
    severity: "error",
    text: ({ name }: { name: string }) => `\`${name}\` is a field, not a function: no \`(\` can follow it.`,
  },
  "syntax/unexpected": {
    severity: "error",
    text: ({ text }: { text: string }) =>
      `\`${text}\` does not belong here: after a complete comparison comes \`and\`, \`or\`, \`xor\` or the end.`,
  },
  "syntax/missing-logical-operator": {
    severity: "error",
    text: (_: Nothing) => "An `and`, `or` or `xor` is missing before this.",
  },
  "syntax/operator-without-left-side": {
    severity: "error",
    text: ({ operator }: { operator: string }) => `\`${operator}\` needs a field or a function call on its left.`,
  },
  "syntax/literal-left": {
    severity: "error",
    text: (_: Nothing) => "A value stands on the right of an operator: write the field first.",
  },
  "syntax/literal-alone": {
    severity: "error",
    text: ({ text }: { text: string }) =>
      `\`${text}\` cannot stand alone: repeat the comparison, or give all values in one set, \`in {…}\`.`,
  },
  "syntax/operand-in-parentheses": {
    severity: "error",
    text: ({ operand }: { operand: string }) =>
      `Parentheses may hold only a whole comparison: write \`${operand}\` without them.`,
  },
  "syntax/several-values": {
    severity: "error",
    text: ({ operator, example }: { operator: string; example: string }) =>
      `\`${operator}\` compares with one value. ${
        operator === "eq" || operator === "=="
          ? `Several stand in a set: \`in ${example}\`.`
          : "Repeat the comparison for each value, joined with `or`."
      }`,
  },
  "syntax/set-after-operator": {
    severity: "error",
    text: ({ operator, what }: { operator: string; what: string }) =>
      `\`${operator}\` compares with one value. ${what} stands after \`in\`.`,
  },
  "syntax/logical-operator": {
    severity: "error",
    text: ({ written, instead }: { written: string; instead: string }) =>
      `\`${written}\` is not an operator here. Write \`${instead}\`.`,
  },
  "syntax/comparison-operator": {
    severity: "error",
    text: ({ written, instead }: { written: string; instead: string }) =>
      `\`${written}\` is not an operator. Write \`${instead}\`.`,
  },
  "syntax/not-operator": {
    severity: "error",
    text: ({ written, instead }: { written: string; instead: string }) =>
      `There is no operator \`${written}\`: put \`not\` in front of the comparison, \`${instead}\`.`,
  },
  "syntax/infix-function": {
    severity: "error",
    text: ({ name, call }: { name: string; call: string }) => `\`${name}\` is a function here: \`${call}\`.`,
  },
  "syntax/operator-as-function": {
    severity: "error",
    text: ({ name }: { name: string }) => `\`${name}\` is an operator: it stands between a field and a value.`,
  },
  "syntax/missing-quotes": {
    severity: "error",
    text: ({ text }: { text: string }) => `A String stands in double quotes: \`"${text}"\`.`,
  },
  "syntax/quote-style": {
    severity: "error",
    text: ({ written }: { written: string }) =>
      `\`${written}\` does not quote: a String stands in double quotes, \`"\`.`,
  },
  "syntax/needless-quotes": {
    severity: "error",
    text: ({ what, text }: { what: string; text: string }) => `${what} stands without quotes: \`${text}\`.`,
  },
  "syntax/unclosed-string": {
    severity: "error",
    text: ({ delimiter }: { delimiter: string }) => `The String never ends: its closing \`${delimiter}\` is missing.`,
  },
  "syntax/unclosed-class": {
    severity: "error",
    text: (_: Nothing) =>
      "The regex never ends: a character class opened by `[` swallows the closing quote. Close it, or write `\\[`.",
  },
  "syntax/escape": {
    severity: "error",
    text: ({ written }: { written: string }) =>
      `\`${written}\` is no escape. A String knows \`\\"\`, \`\\\\\`, \`\\xHH\` and \`\\OOO\` (three octal digits).`,
  },
  "syntax/escape-digits": {
    severity: "error",
    text: ({ written, wanted }: { written: string; wanted: string }) => `\`${written}\` needs ${wanted}.`,
  },
  "syntax/raw-string": {
    severity: "error",
    text: (_: Nothing) => 'A raw string is `r"…"` or `r#"…"#`: a quote belongs here.',
  },
  "syntax/raw-string-hashes": {
    severity: "error",
    text: (_: Nothing) => "A raw string takes at most 255 `#`.",
  },
  "syntax/number": {
    severity: "error",
    text: ({ text }: { text: string }) =>
      `\`${text}\` is not an Integer: write decimal digits, or hexadecimal ones after \`0x\`.`,
  },
  "syntax/octal-number": {
    severity: "error",
    text: ({ text, decimal }: { text: string; decimal: string }) =>
      `\`${text}\` starts with 0 and is read as octal, where 8 and 9 do not exist. Write \`${decimal}\`.`,
  },
  "syntax/number-range": {
    severity: "error",
    text: ({ text }: { text: string }) => `\`${text}\` does not fit into 64 bits.`,
  },
  "syntax/range-order": {
    severity: "error",
    text: ({ text }: { text: string }) =>
      `The range \`${text}\` is not one: it goes from the smaller to the larger, within one address family.`,
  },
  "syntax/range-dash": {
    severity: "error",
    text: ({ text }: { text: string }) => `A range is written with two dots: \`${text}\`.`,
  },
  "syntax/ip-address": {
    severity: "error",
    text: ({ text }: { text: string }) => `\`${text}\` is not an IP address.`,
  },
  "syntax/network-needs-in": {
    severity: "error",
    text: ({ text }: { text: string }) => `\`${text}\` is a network: compare with \`in {${text}}\`.`,
  },
  "syntax/prefix-length": {
    severity: "error",
    text: ({ text, maximum }: { text: string; maximum: number }) =>
      `\`${text}\` has no usable prefix length: it goes from 0 to ${maximum}.`,
  },
  "syntax/host-bits": {
    severity: "error",
    text: ({ text, network }: { text: string; network: string }) =>
      `${text} has host bits set. The network is ${network}.`,
  },
  "syntax/set-expected": {
    severity: "error",
    text: ({ example, list }: { example: string; list: string }) =>
      `After \`in\` comes a set in braces or a list: \`in ${example}\` or \`in ${list}\`.`,
  },
  "syntax/set-brackets": {
    severity: "error",
    text: ({ written }: { written: string }) => `A set stands in braces, \`{ }\`, not in \`${written}\`.`,
  },
  "syntax/set-comma": {
    severity: "error",
    text: (_: Nothing) => "Members of a set are separated by blanks, without commas.",
  },
  "syntax/set-list": {
    severity: "error",
    text: ({ name }: { name: string }) => `A list stands outside braces: \`in ${name}\`.`,
  },
  "syntax/list-name": {
    severity: "error",
    text: ({ name }: { name: string }) =>
      `\`$${name}\` is no list name: after \`$\` come lower-case letters, digits and \`_\`.`,
  },
  "syntax/unclosed": {
    severity: "error",
    text: ({ opening, closing }: { opening: string; closing: string }) =>
      `\`${opening}\` is never closed: a \`${closing}\` is missing.`,
  },
  "syntax/unopened": {
    severity: "error",
    text: ({ closing }: { closing: string }) => `This \`${closing}\` closes nothing.`,
  },
  "syntax/call-parenthesis": {
    severity: "error",
    text: ({ name }: { name: string }) =>
      `\`${name}\` is a function: its arguments stand in parentheses, \`${name}(…)\`.`,
  },
  "syntax/argument-separator": {
    severity: "error",
    text: (_: Nothing) => "A `,` between arguments, or the closing `)`, is missing here.",
  },
  "syntax/expected-argument": {
    severity: "error",
    text: (_: Nothing) => "An argument is missing here: a field, a function call or a value.",
  },
  "syntax/logical-in-argument": {
    severity: "error",
    text: ({ operator, name }: { operator: string; name: string }) =>
      `An argument that holds \`${operator}\` needs parentheses of its own: \`${name}((… ${operator} …))\`.`,
  },
  "syntax/index": {
    severity: "error",
    text: (_: Nothing) => 'Between brackets stands a quoted key, `["name"]`, a position, `[0]`, or `[*]`.',
  },
  "syntax/index-space": {
    severity: "error",
    text: (_: Nothing) => "No blank may stand before `[`.",
  },
  "syntax/key-text": {
    severity: "error",
    text: (_: Nothing) => "A key must be UTF-8 text.",
  },
  "syntax/regex": {
    severity: "error",
    text: ({ reason }: { reason: string }) => `The regex cannot be used: ${reason}.`,
  },
  "syntax/regex-slashes": {
    severity: "error",
    text: ({ pattern }: { pattern: string }) =>
      `A regular expression stands in double quotes, not slashes: \`${pattern}\`.`,
  },
  "syntax/regex-look-around": {
    severity: "error",
    text: (_: Nothing) =>
      "Cloudflare's regexes have no look-ahead and look-behind. Use a second comparison with `and not … matches …`.",
  },
  "syntax/regex-backreference": {
    severity: "error",
    text: (_: Nothing) => "Cloudflare's regexes have no back-references: `\\1` cannot repeat what a group matched.",
  },
  "syntax/wildcard": {
    severity: "error",
    text: ({ raw }: { raw: boolean }) =>
      raw
        ? "In a wildcard `\\` escapes only `*` and `\\`: write `\\*` or `\\\\`."
        : "In a wildcard `\\` escapes only `*` and `\\`, and in a quoted String each `\\` is written twice: `\\\\*`.",
  },
  "syntax/wildcard-double-star": {
    severity: "error",
    text: (_: Nothing) => "`**` is not allowed in a wildcard: one `*` already matches any text.",
  },
  "syntax/wildcard-stars": {
    severity: "error",
    text: ({ count, limit }: { count: number; limit: number }) =>
      `The wildcard has ${count} stars, more than the ${limit} that are allowed.`,
  },
  "syntax/nesting": {
    severity: "error",
    text: ({ limit }: { limit: number }) =>
      `The expression is nested more than ${limit} levels deep. Parentheses, \`not\` and calls count.`,
  },
  "syntax/tab": {
    severity: "error",
    text: (_: Nothing) => "Cloudflare refuses a tab inside an expression: write a blank.",
  },
  "syntax/comment": {
    severity: "error",
    text: (_: Nothing) => "An expression sent to Cloudflare cannot hold comments; only a `.rule` file can.",
  },
  "syntax/value-literal": {
    severity: "error",
    text: (_: Nothing) => "A value expression is a field or a function call, not a value of its own.",
  },
  "syntax/value-operator": {
    severity: "error",
    text: ({ text }: { text: string }) =>
      `\`${text}\` does not belong here: a value expression is one field or one function call.`,
  },
});

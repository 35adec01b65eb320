import type { HeaderEntry } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { writeValueFix } from "../../support/header-fixes.ts";

type Form = "JSON" | "HTML" | "XML" | "text";

const TYPES: Readonly<Record<Form, string>> = {
  JSON: "application/json",
  HTML: "text/html",
  XML: "text/xml",
  text: "text/plain",
};

interface Details {
  readonly form: Form;
  readonly said: string;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const path = linted.settings?.action === "serve_error" ? ["parameters"] : ["parameters", "response"];
  const content = linted.entry(...path, "content")?.value;
  const type = linted.entry(...path, "content_type");
  if (typeof content !== "string" || content.trim() === "" || typeof type?.value !== "string") return;
  const said = type.value.trim().toLowerCase();
  const form = formOf(content);
  if (!isOtherForm(said, form)) return;
  yield { span: type.valueSpan, details: { form, said }, fixes: [fixFor(type, form)] };
}

function formOf(content: string): Form {
  const text = content.trim();
  if (/^<\?xml\b/i.test(text) && !/<html\b/i.test(text)) return "XML";
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|h[1-6]|div|p|center|title|span|b|br)\b/i.test(text)) {
    return "HTML";
  }
  return isJson(text) ? "JSON" : "text";
}

/** Whether it is an object or a list. Cloudflare fills in what stands between `::` in error pages. */
function isJson(text: string): boolean {
  if (!/^[{[]/.test(text)) return false;
  try {
    JSON.parse(text.replace(/::[A-Z0-9_:]+::/g, "0"));
    return true;
  } catch {
    return false;
  }
}

/** Whether a client that believes the type cannot read the content, or shows its marks. */
function isOtherForm(said: string, form: Form): boolean {
  if (said === "application/json") return form !== "JSON";
  if (said === "text/xml") return form === "JSON" || form === "text";
  if (said === "text/html") return form === "JSON" || form === "XML";
  return said === "text/plain" && form !== "text";
}

const fixFor = (type: HeaderEntry, form: Form) => writeValueFix(`Write \`${TYPES[form]}\``, type, TYPES[form]);

const block = (type: string, content: string): string =>
  `---\nname: Refuse\nref: refuse\naction: block\nparameters:\n  response:\n    status_code: 403\n    content_type: ${type}\n    content: ${content}\n---\nnot ssl\n`;

export const actionContentType = lint<Details>({
  code: "action/content-type",
  severity: "warning",
  preset: "recommended",
  title: "The content is not what its type says",
  what: "A custom response whose content is JSON, HTML, XML or plain text, and whose `content_type` says another of these.",
  why: "A program that is promised JSON fails while reading the answer, before it sees that it was refused. A browser that is promised text shows the tags.",
  message: ({ form, said }) =>
    said === "application/json"
      ? `This content is no JSON, so programs fail to read it. It looks like \`${TYPES[form]}\`.`
      : `This content is ${form === "text" ? "plain text" : form}. Its type is \`${TYPES[form]}\`.`,
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [
    { text: block("«application/json»", "Access denied"), fixed: block("text/plain", "Access denied") },
    { text: block("«text/plain»", "<h1>Blocked</h1>"), fixed: block("text/html", "<h1>Blocked</h1>") },
    {
      text: block("«text/html»", `'{"error": "blocked"}'`),
      fixed: block("application/json", `'{"error": "blocked"}'`),
    },
    {
      note: "A comma too many.",
      text: block("«application/json»", `'{"error": "blocked",}'`),
      fixed: block("text/plain", `'{"error": "blocked",}'`),
    },
  ],
  good: [
    { text: block("application/json", `'{"error": "blocked"}'`) },
    { text: block("text/html", "You are blocked.") },
    { text: block("text/plain", "Access denied") },
    {
      text: `---\nname: Errors\nref: errors\naction: serve_error\nphase: http_custom_errors\nparameters:\n  content_type: application/json\n  content: '{"ray": "::RAY_ID::", "code": ::CODE::}'\n---\ntrue\n`,
    },
  ],
});

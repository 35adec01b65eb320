/** The texts that are typed in: for each a rule file and JSON of the same size, with the place of the typing. */
export interface Typing {
  readonly name: string;
  readonly rule: TypedText;
  readonly json: TypedText;
}

export interface TypedText {
  readonly text: string;
  readonly line: number;
  readonly character: number;
}

const HEADER =
  "---\nname: Require a client certificate on the API\nref: api-mtls\naction: block\nzone: example.com\n---\n";

const SMALL = `${HEADER}http.host in {"api.example.com"}\nand (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)\n`;

/** 4 kB, the most that Cloudflare takes: one comparison a line, as people write long rules. */
function longExpression(): string {
  const lines: string[] = [];
  for (let row = 0; lines.join("\n").length < 3990; row++) {
    const path = `(http.request.uri.path eq "/api/v${row}/pets" and not ip.src.country in {"DE" "FR"})`;
    lines.push(row === 0 ? path : `or ${path}`);
  }
  return `${HEADER}${lines.join("\n")}\n`;
}

function manyRules(): string {
  const rule = (row: number): string =>
    `---\nname: Rule ${row}\nref: rule-${row}\naction: managed_challenge\n---\nhttp.host eq "h${row}.example.com"\nand (starts_with(http.request.uri.path, "/a${row}") or ip.src in {192.0.2.0/24 198.51.100.${row % 256}})\n`;
  return Array.from({ length: 200 }, (_, row) => rule(row)).join("");
}

/** Rules whose lint looks at the others of the file, none of which makes up for what is missing. */
function manyMtlsRules(): string {
  const rule = (row: number): string =>
    `---\nname: Rule ${row}\nref: rule-${row}\naction: block\n---\nhttp.host eq "h${row}.example.com" and not cf.tls_client_auth.cert_verified\n`;
  return Array.from({ length: 200 }, (_, row) => rule(row)).join("");
}

export const TYPINGS: readonly Typing[] = [
  { name: "a small rule", rule: inside(SMALL), json: json(SMALL.length) },
  { name: "a 4 kB expression", rule: inside(longExpression()), json: json(4000) },
  { name: "a file of 200 rules", rule: inside(manyRules()), json: json(manyRules().length) },
  { name: "200 rules with a finding each", rule: inside(manyMtlsRules()), json: json(manyMtlsRules().length) },
];

/** In the last string of the text's middle, where a letter more changes nothing but that string. */
function inside(text: string): TypedText {
  const at = text.indexOf('"', Math.min(text.length - 60, Math.floor(text.length / 2))) + 2;
  const found = at > 1 ? at : text.indexOf('"') + 2;
  return placed(text, found);
}

function json(length: number): TypedText {
  const rows: string[] = [];
  for (let row = 0; rows.join(",\n").length < length - 20; row++) {
    rows.push(`{ "name": "rule ${row}", "action": "block", "hosts": ["a${row}.example.com"], "enabled": true }`);
  }
  const text = `[\n${rows.join(",\n")}\n]\n`;
  return placed(text, text.indexOf('"rule', Math.floor(text.length / 2)) + 3);
}

function placed(text: string, offset: number): TypedText {
  const before = text.slice(0, offset).split("\n");
  return { text, line: before.length - 1, character: (before.at(-1) as string).length };
}

/** octorules with its Cloudflare provider: rules as YAML, one PUT a phase. It is told of the sandbox by the SDK's variable. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Sandbox, startSandbox } from "#sandbox/sandbox.ts";
import type { Report } from "./report.ts";
import { type Outcome, runProgram } from "./run-program.ts";

const ZONE = "example.com";
const CONFIG = `providers:
  cloudflare:
    token: env/CLOUDFLARE_API_TOKEN
  rules:
    directory: ./rules
zones:
  ${ZONE}:
    sources: [rules]
`;

interface Rule {
  readonly ref: string;
  readonly action: string;
  readonly expression: string;
  readonly [member: string]: unknown;
}

const host = (ref: string, more: Record<string, unknown> = {}): Rule => ({
  ref,
  description: ref,
  action: "block",
  expression: `http.host eq "${ref}.example.com"`,
  ...more,
});
const OFFICE = host("office", {
  action: "skip",
  action_parameters: { ruleset: "current" },
  expression: "ip.src in {192.0.2.0/24}",
});
const LOGIN = host("login", {
  expression: 'http.request.uri.path eq "/login"',
  ratelimit: {
    characteristics: ["ip.src", "cf.colo.id"],
    period: 60,
    requests_per_period: 20,
    mitigation_timeout: 600,
  },
});

export async function octorules(report: Report): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rulewright-octorules-"));
  try {
    const program = await installed(folder, report);
    if (program === undefined) return;
    report.client("octorules");
    const sandbox = await startSandbox({
      zones: [{ name: ZONE, plan: "enterprise" }],
      settings: { bulkOperationDelay: 100 },
    });
    await steps(report, sandbox, path.join(folder, "project"), program);
    await sandbox.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program in a virtual environment of its own; undefined, and reported, when it cannot be had. */
async function installed(folder: string, report: Report): Promise<string | undefined> {
  const environment = path.join(folder, "python");
  const made = await runProgram("python3", ["-m", "venv", environment]);
  if (made.code !== 0) {
    report.missing("octorules", made.code === null ? "`python3` is not on this machine" : made.err.trim() || made.out);
    return undefined;
  }
  const bin = path.join(environment, "bin");
  const requirements = path.join(import.meta.dirname, "requirements.txt");
  const pip = await runProgram(path.join(bin, "pip"), ["install", "--quiet", "-r", requirements]);
  if (pip.code === 0) return path.join(bin, "octorules");
  report.missing("octorules", `pip cannot install it:\n${pip.err.trimEnd()}`);
  return undefined;
}

async function steps(report: Report, sandbox: Sandbox, folder: string, program: string): Promise<void> {
  const rules = path.join(folder, "rules");
  mkdirSync(rules, { recursive: true });
  writeFileSync(path.join(folder, "config.yaml"), CONFIG);
  const write = (name: string, sections: Record<string, unknown>): void =>
    // JSON is YAML.
    writeFileSync(path.join(rules, name), JSON.stringify({ cloudflare: sections }));
  const run = (args: readonly string[], token = sandbox.token): Promise<Outcome> =>
    runProgram(program, args, {
      cwd: folder,
      env: { CLOUDFLARE_API_TOKEN: token, CLOUDFLARE_BASE_URL: sandbox.api },
    });
  const zones = (...args: string[]): Promise<Outcome> => run(["--scope", "zones", ...args]);
  const account = (...args: string[]): Promise<Outcome> => run(["--scope", "account", ...args]);
  const live = (phase?: string) => {
    const found = sandbox.control.ruleset({ zone: ZONE, ...(phase === undefined ? {} : { phase }) });
    return found?.rules ?? [];
  };
  const refs = (): string[] => live().map(({ ref }) => ref);

  write("example.com.yaml", { waf_custom_rules: [host("api"), OFFICE], rate_limiting_rules: [LOGIN] });
  const three = ["+ add: api", "+ add: login", "+ add: office"];
  report.step("plan on a zone without rules", told(await zones("plan")), { code: 0, says: three });
  report.step("sync", told(await zones("sync", "--doit")), { code: 0, says: three });
  report.step(
    "what is live",
    [live().map(({ ref }) => ref), live("http_ratelimit").map(({ ref }) => ref)],
    [["api", "office"], ["login"]],
  );
  report.step("plan again", told(await zones("plan")), NOTHING);
  report.step("dump", (await zones("dump", "--output-dir", "dumped")).code, 0);
  writeFileSync(
    path.join(rules, "example.com.yaml"),
    readFileSync(path.join(folder, "dumped", "example.com.yaml"), "utf8"),
  );
  report.step("plan of what was dumped", told(await zones("plan")), NOTHING);

  const [before] = live();
  const api = host("api", { action: "managed_challenge" });
  write("example.com.yaml", { waf_custom_rules: [host("new"), api], rate_limiting_rules: [LOGIN] });
  const changes = ["+ add: new", "- remove: office", "~ modify: api"];
  report.step("plan of an update, a deletion and another order", told(await zones("plan")), { code: 0, says: changes });
  report.step("sync of it", told(await zones("sync", "--doit", "--force")), { code: 0, says: changes });
  report.step(
    "what is live, and whether a changed rule kept its id",
    [refs(), live()[1]?.action, live()[1]?.id === before?.id],
    [["new", "api"], "managed_challenge", true],
  );

  sandbox.control.write({ zone: ZONE, kind: "add", rule: host("theirs") });
  report.step("a rule of somebody else", told(await zones("plan")), { code: 0, says: ["- remove: theirs"] });
  sandbox.control.write({ zone: ZONE, kind: "delete", ref: "theirs" });

  const syncing = "API error syncing example.com: example.com/cloudflare.waf_custom_rules: [HTTP 400]";
  write("example.com.yaml", { waf_custom_rules: [host("new", { expression: 'http.hots eq "a"' })] });
  report.step("a bad expression", told(await zones("sync", "--doit", "--force")), {
    code: 1,
    says: [
      "- remove: api",
      `${syncing} Error code: 400 - {'result': None, 'success': False, 'errors': [{'code': 20127, 'message': '\\'http.hots eq "a"\\' is not a valid value for expression because could not parse filter expression: Filter parsing error (1:1):\\nhttp.hots eq "a"\\n^^^^^^^^^ unknown identifier\\n', 'source': {'pointer': '/rules/0/expression'}}], 'messages': []}`,
      "~ modify: new",
    ],
  });
  write("example.com.yaml", { waf_custom_rules: [host("new", { expression: "ip.src in $nowhere" })] });
  report.step("a list that is not there", told(await zones("sync", "--doit", "--force")), {
    code: 1,
    says: [
      "- remove: api",
      `${syncing} Error code: 400 - {'result': None, 'success': False, 'errors': [{'message': "'ip.src in $nowhere' is not a valid value for expression because could not find list $nowhere", 'source': {'pointer': '/rules/0/expression'}}], 'messages': []}`,
      "~ modify: new",
    ],
  });
  report.step("nothing of it was stored", refs(), ["new", "api"]);

  write("example.com.yaml", { waf_custom_rules: [host("new"), api] });
  sandbox.control.addFault({
    method: "GET",
    path: "firewall_custom/entrypoint$",
    times: 2,
    effect: { kind: "rate-limited", retryAfter: 1 },
  });
  report.step("429 twice, then an answer", told(await zones("plan")), NOTHING);
  const reader = sandbox.control.addToken({ permissions: ["zone:read", "zone_waf:read", "account:read"] }).value;
  report.step("plan with a token that may only read", told(await run(["--scope", "zones", "plan"], reader)), NOTHING);
  write("example.com.yaml", { waf_custom_rules: [host("new")] });
  report.step("sync with it", told(await run(["--scope", "zones", "sync", "--doit", "--force"], reader)), {
    code: 1,
    says: [
      "- remove: api",
      "Authentication/permission error during sync: [HTTP 403] Error code: 403 - {'result': None, 'success': False, 'errors': [{'message': 'request is not authorized'}], 'messages': []}",
    ],
  });
  const blind = sandbox.control.addToken({ zones: [] }).value;
  report.step("a zone that the token does not see", told(await run(["--scope", "zones", "plan"], blind)), {
    code: 1,
    says: ["Config error: No zone found for 'example.com'"],
  });

  const office = {
    name: "office",
    kind: "ip",
    description: "Office",
    items: [{ ip: "192.0.2.1" }, { ip: "198.51.100.0/24" }],
  };
  const partners = { name: "partners", kind: "asn", description: "Partners", items: [{ asn: 64496 }] };
  write("sandbox.yaml", { lists: [office, partners] });
  const made = [
    "+ add: 192.0.2.1",
    "+ add: 198.51.100.0/24",
    "+ add: 64496",
    "+ create list",
    "+ create list",
    "list: office (ip)",
    "list: partners (asn)",
  ];
  report.step("lists: plan", told(await account("plan")), { code: 0, says: made });
  report.step("lists: sync, and its wait for the bulk operations", told(await account("sync", "--doit")), {
    code: 0,
    says: made,
  });
  report.step("lists: plan again", told(await account("plan")), NOTHING);
  write("sandbox.yaml", { lists: [{ ...office, description: "The office", items: [{ ip: "192.0.2.1" }] }] });
  report.step("lists: an item and a list fewer", told(await account("sync", "--doit", "--force")), {
    code: 0,
    says: ["- delete list", "- remove: 198.51.100.0/24", "list: office (ip)", "list: partners (asn)", "~ description:"],
  });
  const lists = sandbox.control.state().accounts[0]?.lists ?? [];
  report.step(
    "lists: what is there",
    lists.map(({ name, description, items }) => [name, description, items.map(({ value }) => value["ip"])]),
    [["office", "The office", ["192.0.2.1"]]],
  );
}

const NOTHING = { code: 0, says: ["No changes detected."] };
const TELLING = /^[+~-] |^list: |^No changes|error[: ]/;

/** The exit code, the changes that octorules names, and its errors; not its progress, nor how long it took. */
function told({ code, out, err }: Outcome): unknown {
  const lines = `${out}\n${err}`
    .split("\n")
    .filter((line) => !/^octorules \w+: exit /.test(line) && !/^ {4}/.test(line));
  return {
    code,
    says: lines
      .map((line) => line.trim())
      .filter((line) => TELLING.test(line))
      .sort(),
  };
}

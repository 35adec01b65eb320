import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { sdk } from "#test/sandbox/support/client.ts";
import { ended, folderWith, read, run, type Settings, start, useCli, write } from "./process.ts";

useCli();

const CUSTOM = "http_request_firewall_custom";
const API =
  '---\nname: Certificates on the API\nref: api-mtls\naction: block\n---\n# both\nhttp.host eq "api.example.com"\nand (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)\n';
const API_EXPRESSION =
  'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)';
const FOREIGN = {
  ref: "theirs",
  action: "block",
  expression: 'http.host eq "x.example.com"',
  description: "Theirs",
  enabled: true,
};

interface Address {
  readonly api: string;
  readonly token: string;
  readonly account: string;
  readonly zones: Readonly<Record<string, string>>;
}

/** `rulewright sandbox --json` as a process, and the SDK on it. */
async function startSandbox(args: readonly string[] = []) {
  const child = start(["sandbox", "--json", ...args]);
  const end = ended(child);
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await end;
  });
  const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  const address = JSON.parse(line) as Address;
  const zone = Object.values(address.zones)[0] as string;
  const client = sdk(address.api, address.token);
  const rules = async () => {
    const entry = (await client.rulesets.phases.get(CUSTOM, { zone_id: zone })) as unknown as {
      rules?: Record<string, unknown>[];
    };
    return entry.rules ?? [];
  };
  const env = { RULEWRIGHT_API: address.api, CLOUDFLARE_API_TOKEN: address.token };
  return {
    child,
    end,
    address,
    zone,
    client,
    rules,
    settings: (cwd: string, more: Partial<Settings> = {}): Settings => ({ cwd, env, ...more }),
  };
}

type Running = Awaited<ReturnType<typeof startSandbox>>;

async function addForeign({ client, zone }: Running): Promise<void> {
  await client.rulesets.create({
    zone_id: zone,
    name: "default",
    kind: "zone",
    phase: CUSTOM,
    rules: [FOREIGN],
  } as never);
}

describe("sandbox", () => {
  it("says where it is in one line of JSON and ends at a signal", async () => {
    const sandbox = await startSandbox(["--zone", "a.example", "--zone", "b.example", "--plan", "free"]);
    expect(sandbox.address).toMatchObject({
      api: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/client\/v4$/),
      zones: { "a.example": expect.any(String), "b.example": expect.any(String) },
    });
    const zones = await sandbox.client.zones.list();
    expect(zones.result.map((zone) => (zone as unknown as { plan: { legacy_id: string } }).plan.legacy_id)).toEqual([
      "free",
      "free",
    ]);
    sandbox.child.kill("SIGINT");
    expect((await sandbox.end).code).toBe(0);
  });

  it("ends with standard input when asked", async () => {
    const sandbox = await startSandbox(["--stop-with-stdin"]);
    sandbox.child.stdin.end();
    expect((await sandbox.end).code).toBe(0);
  });

  it("tells people how to use it", async () => {
    const child = start(["sandbox", "--stop-with-stdin"]);
    child.stdin.end();
    const { code, out } = await ended(child);
    expect(code).toBe(0);
    expect(out).toMatch(
      /export RULEWRIGHT_API=http:\/\/127\.0\.0\.1:\d+\/client\/v4\n {2}export CLOUDFLARE_API_TOKEN=\S+\n/,
    );
  });

  it("exits 2 when it cannot start", async () => {
    const cwd = folderWith({ "state.json": "something else" });
    const { code, err } = await run(["sandbox", "--state", "state.json"], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(/^rulewright: The sandbox cannot start: /);
    expect(read(cwd, "state.json")).toBe("something else");
  });
});

describe("plan and deploy", () => {
  it("go the whole way: plan, deploy, look with the SDK; the foreign rule stays byte for byte", async () => {
    const sandbox = await startSandbox();
    await addForeign(sandbox);
    const before = JSON.stringify((await sandbox.rules())[0]);
    const cwd = folderWith({
      "rulewright.yaml": "zones: { prod: example.com }\ndefault: prod\n",
      "rules/api.rule": API,
    });

    const plan = await run(["plan", "rules/api.rule", "--zone", "prod"], sandbox.settings(cwd));
    expect(plan).toMatchObject({ code: 0, err: "Planning rules/api.rule …\n" });
    expect(plan.out).toBe(
      'api.rule to example.com (Sandbox):\n  ! "Theirs" stands before and may answer first.\n  + Create api-mtls (block)\n  1 to create, 0 to update, 0 to move, 0 to delete; 1 other rule stays.\n',
    );
    expect(await sandbox.rules()).toHaveLength(1);

    const deployed = await run(["deploy", "rules/api.rule", "--yes"], sandbox.settings(cwd));
    expect(deployed.code).toBe(0);
    expect(deployed.out).toMatch(/\nDeployed api\.rule to example\.com: 1 created \(version 2\)\.\n$/);
    expect(deployed.err).toContain("Deploying 1 of 1: create api-mtls …\n");
    const rules = await sandbox.rules();
    expect(JSON.stringify(rules[0])).toBe(before);
    expect(rules[1]).toMatchObject({
      ref: "api-mtls",
      description: "Certificates on the API",
      action: "block",
      enabled: true,
      expression: API_EXPRESSION,
    });
    expect(
      JSON.parse(read(cwd, "rulewright.lock.json")).zones["example.com (sandbox)"].phases[CUSTOM]["api-mtls"],
    ).toMatchObject({ id: rules[1]?.["id"], file: "rules/api.rule" });
    expect(read(cwd, "rulewright.lock.json")).not.toContain(sandbox.address.token);

    expect(await run(["deploy", "rules/api.rule", "--yes"], sandbox.settings(cwd))).toMatchObject({
      code: 0,
      out: "example.com is up to date with api.rule.\n",
    });

    write(cwd, "rules/api.rule", API.replace("ref: api-mtls", "ref: api-certs"));
    const renamed = await run(["deploy", "rules/api.rule", "--yes"], sandbox.settings(cwd));
    expect(renamed.out).toContain('! Deletes "Certificates on the API", which this file no longer holds.');
    expect((await sandbox.rules()).map((rule) => rule["ref"])).toEqual(["theirs", "api-certs"]);
  });

  it("do not write without a yes", async () => {
    const sandbox = await startSandbox();
    const cwd = folderWith({ "api.rule": API });
    const { code, out, err } = await run(["deploy", "api.rule", "--zone", "example.com"], sandbox.settings(cwd));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("say --yes, or --dry-run to look only");
    const dry = await run(["deploy", "api.rule", "--zone", "example.com", "--dry-run"], sandbox.settings(cwd));
    expect(dry).toMatchObject({ code: 0, out: expect.stringContaining("+ Create api-mtls (block)") });
    await expect(sandbox.rules()).rejects.toMatchObject({ status: 404 });
    expect(existsSync(path.join(cwd, "rulewright.lock.json"))).toBe(false);
  });

  it("stop at errors of the file before anything is asked", async () => {
    const cwd = folderWith({ "bad.rule": API.replace("http.host", "http.hots") });
    const { code, out, err } = await run(["plan", "bad.rule"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("bad.rule:7:1");
    expect(err).toBe("1 error in bad.rule.\nNothing was sent.\n");
  });

  it("show what Cloudflare refuses at its place", async () => {
    const sandbox = await startSandbox(["--plan", "free"]);
    const cwd = folderWith({
      "regex.rule":
        '---\nname: Regex\nref: regex\naction: block\n---\nhttp.host eq "a"\nand http.request.uri.path matches "x"\n',
    });
    const { code, out, err } = await run(["plan", "regex.rule", "--zone", "example.com"], sandbox.settings(cwd));
    expect(code).toBe(2);
    expect(out).toContain("regex.rule:7:27");
    expect(err).toContain(
      "rulewright: example.com may not use the operator `matches`: Cloudflare asks for a Business plan",
    );
  });

  it("warn of a host that never asks for a certificate", async () => {
    const sandbox = await startSandbox();
    const cwd = folderWith({ "www.rule": API.replace("api.example.com", "www.example.com") });
    const { out } = await run(["plan", "www.rule", "--zone", "example.com"], sandbox.settings(cwd));
    expect(out).toContain("mTLS is not enabled for www.example.com");
  });

  it.each([
    ["no token", { CLOUDFLARE_API_TOKEN: "" }, "There is no Cloudflare API token: set CLOUDFLARE_API_TOKEN."],
    ["a wrong token", { CLOUDFLARE_API_TOKEN: "cfut_wrong" }, "Cloudflare does not know this API token."],
    ["another server", { RULEWRIGHT_API: "https://evil.example/client/v4" }, "is neither Cloudflare's"],
  ])("exit 2 with %s", async (_name, env, reason) => {
    const sandbox = await startSandbox();
    const cwd = folderWith({ "api.rule": API });
    const { code, out, err } = await run(["plan", "api.rule", "--zone", "example.com"], {
      cwd,
      env: { ...sandbox.settings(cwd).env, ...env },
    });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`rulewright: `);
    expect(err).toContain(reason);
  });

  it("exit 2 when nobody is there, and for a zone out of sight or not named", async () => {
    const sandbox = await startSandbox();
    const cwd = folderWith({ "api.rule": API });
    const gone = await run(
      ["plan", "api.rule", "--zone", "example.com", "--api", "http://127.0.0.1:9"],
      sandbox.settings(cwd),
    );
    expect(gone).toMatchObject({ code: 2, err: expect.stringContaining("127.0.0.1:9 cannot be reached.") });
    const other = await run(["plan", "api.rule", "--zone", "example.org"], sandbox.settings(cwd));
    expect(other).toMatchObject({
      code: 2,
      err: expect.stringContaining("The zone example.org is not visible to this token. It sees example.com."),
    });
    const none = await run(["plan", "api.rule"], sandbox.settings(cwd));
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining("names no zone and none is chosen") });
  });

  it("stop after the present call at Ctrl-C, say what was not done, and go on when run again", async () => {
    const sandbox = await startSandbox();
    await addForeign(sandbox);
    const fault = { method: "POST", path: "rules$", effect: { kind: "latency", milliseconds: 400 } };
    await fetch(new URL("/__sandbox/addFault", sandbox.address.api), {
      method: "POST",
      headers: { authorization: `Bearer ${sandbox.address.token}`, "content-type": "application/json" },
      body: JSON.stringify(fault),
    }).then((answer) => expect(answer.ok).toBe(true));
    const second = API.replace("api-mtls", "second").replace("api.example.com", "second.example.com");
    const cwd = folderWith({ "api.rule": API + second });
    const child = start(["deploy", "api.rule", "--zone", "example.com", "--yes"], sandbox.settings(cwd));
    child.stderr.on("data", (text) => String(text).includes("Deploying 1 of 2") && child.kill("SIGINT"));
    const { code, out, err } = await ended(child);
    expect(code).toBe(2);
    expect(out).toMatch(/Cancelled\. 1 of 2 steps was done\. Deploy again to finish\.\n$/);
    expect(err).toContain("Not done: Create second (block)\n");
    const again = await run(["deploy", "api.rule", "--zone", "example.com", "--yes"], sandbox.settings(cwd));
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("1 created (version 3)") });
  });

  it("refuse a lock file with merge marks instead of guessing", async () => {
    const sandbox = await startSandbox();
    const cwd = folderWith({ "api.rule": API, "rulewright.lock.json": "{\n<<<<<<< ours\n}\n" });
    expect(await run(["deploy", "api.rule", "--zone", "example.com", "--yes"], sandbox.settings(cwd))).toMatchObject({
      code: 2,
      err: expect.stringContaining("merge conflict marks"),
    });
  });
});

describe("undo and undeploy", () => {
  it("take a deploy back in a later process, after asking", async () => {
    const sandbox = await startSandbox();
    const folder = folderWith({ "api.rule": API });
    const settings = sandbox.settings(folder);
    const zone = ["--zone", "example.com"];
    await run(["deploy", "api.rule", ...zone, "--yes"], settings);
    write(folder, "api.rule", API.replace("block", "managed_challenge"));
    await run(["deploy", "api.rule", ...zone, "--yes"], settings);

    const unasked = await run(["undo", "api.rule"], settings);
    expect(unasked).toMatchObject({ code: 2, out: "" });
    expect(unasked.err).toContain("say --yes");
    const undone = await run(["undo", "api.rule", "--yes"], settings);
    expect(undone.out).toContain("~ Update api-mtls: action");
    expect(undone.out).toContain("Undid the last deploy of api.rule to example.com: 1 updated (version 3).");
    expect(await sandbox.rules()).toMatchObject([{ ref: "api-mtls", action: "block" }]);

    const deleted = await run(["undeploy", "api.rule", "--yes"], settings);
    expect(deleted).toMatchObject({ code: 0 });
    expect(await sandbox.rules()).toEqual([]);
    expect(await run(["undeploy", "api.rule", "--yes"], settings)).toMatchObject({
      code: 2,
      err: "rulewright: No rule is remembered as deployed from api.rule. Nothing is deleted without that.\n",
    });
  });
});

describe("pull", () => {
  it("writes what is live, again without a change, and asks before it touches a file", async () => {
    const sandbox = await startSandbox();
    const folder = folderWith({ "api.rule": API.replace("action", "zone: example.com\naction") });
    const settings = sandbox.settings(folder);
    await run(["deploy", "api.rule", "--yes"], settings);
    await sandbox.client.rulesets.phases
      .get(CUSTOM, { zone_id: sandbox.zone })
      .then(({ id }) => sandbox.client.rulesets.rules.create(id, { zone_id: sandbox.zone, ...FOREIGN } as never));
    const pulled = await run(["pull", "--zone", "example.com"], settings);
    expect(pulled).toMatchObject({ code: 0, out: "Create theirs.rule (theirs)\n" });
    expect(read(folder, "theirs.rule")).toContain('http.host eq "x.example.com"');
    expect(await run(["pull", "--zone", "example.com"], settings)).toMatchObject({
      code: 0,
      out: "This folder has the rules of example.com as they are live.\n",
    });
    write(folder, "theirs.rule", read(folder, "theirs.rule").replace("x.example", "y.example"));
    const refused = await run(["pull", "--zone", "example.com"], settings);
    expect(refused.code).toBe(2);
    expect(read(folder, "theirs.rule")).toContain("y.example");
    expect(await run(["pull", "--zone", "example.com", "--yes"], settings)).toMatchObject({
      code: 0,
      out: "Change theirs.rule: theirs\n",
    });
    expect((await run(["plan", "theirs.rule", "api.rule"], settings)).out).toBe(
      "example.com is up to date with theirs.rule.\nexample.com is up to date with api.rule.\n",
    );
  });
});

describe("a token of the environment", () => {
  async function withToken(sandbox: Running, seed: object): Promise<string> {
    const response = await fetch(`${sandbox.address.api.replace("/client/v4", "")}/__sandbox/addToken`, {
      method: "POST",
      headers: { authorization: `Bearer ${sandbox.address.token}` },
      body: JSON.stringify(seed),
    });
    return ((await response.json()) as { result: { value: string } }).result.value;
  }

  it("that is missing is asked for, with the page where one is made", async () => {
    const sandbox = await startSandbox();
    const folder = folderWith({ "api.rule": API });
    const env = { RULEWRIGHT_API: sandbox.address.api, CLOUDFLARE_API_TOKEN: "" };
    const { code, err } = await run(["plan", "api.rule", "--zone", "example.com"], sandbox.settings(folder, { env }));
    expect(code).toBe(2);
    expect(err).toMatch(
      /set CLOUDFLARE_API_TOKEN\. One with what is needed is made at https:\/\/dash\.cloudflare\.com\/\S+zone_waf/,
    );
  });

  it("plans when it may only read, of a user or of the account, and a deploy says what it lacks", async () => {
    const sandbox = await startSandbox();
    const folder = folderWith({ "api.rule": API });
    for (const owner of ["user", "account"]) {
      const value = await withToken(sandbox, { owner, permissions: ["zone:read", "zone_waf:read"] });
      const env = { RULEWRIGHT_API: sandbox.address.api, CLOUDFLARE_API_TOKEN: value };
      const settings = sandbox.settings(folder, { env });
      const planned = await run(["plan", "api.rule", "--zone", "example.com"], settings);
      expect(planned).toMatchObject({ code: 0, out: expect.stringContaining("Create api-mtls") });
      const deployed = await run(["deploy", "api.rule", "--zone", "example.com", "--yes"], settings);
      expect(deployed.code).toBe(2);
      expect(deployed.err).toContain("It needs Zone › Zone WAF › Edit.");
      expect(planned.out + planned.err + deployed.out + deployed.err).not.toContain(value);
    }
    expect(existsSync(path.join(folder, "rulewright.lock.json"))).toBe(false);
  });

  it("that is expired, disabled or filtered is told so", async () => {
    const sandbox = await startSandbox();
    const folder = folderWith({ "api.rule": API });
    for (const [seed, words] of [
      [{ expiresOn: "2020-01-01T00:00:00Z" }, "This API token has expired."],
      [{ status: "disabled" }, "This API token is disabled."],
      [{ addresses: { in: ["203.0.113.7"] } }, "its client IP address filter leaves this address out."],
    ] as const) {
      const env = { RULEWRIGHT_API: sandbox.address.api, CLOUDFLARE_API_TOKEN: await withToken(sandbox, seed) };
      const { code, err } = await run(["plan", "api.rule", "--zone", "example.com"], sandbox.settings(folder, { env }));
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
    }
  });
});

describe("a lock file that cannot be used", () => {
  it.each([
    [
      "merge marks",
      (file: string) => writeFileSync(file, "<<<<<<< HEAD\n{}\n"),
      "it holds merge conflict marks (line 1)",
    ],
    ["a folder", (file: string) => mkdirSync(file), "it is a folder"],
  ])("stops plan, deploy, undeploy and pull, and stays as it is: %s", async (_name, spoil, why) => {
    const sandbox = await startSandbox();
    const folder = folderWith({ "api.rule": API });
    spoil(path.join(folder, "rulewright.lock.json"));
    const before = readdirSync(folder);
    for (const args of [
      ["plan", "api.rule", "--zone", "example.com"],
      ["deploy", "api.rule", "--zone", "example.com", "--yes"],
      ["undeploy", "api.rule", "--yes"],
      ["pull", "--zone", "example.com", "--yes"],
    ]) {
      const { code, err } = await run(args, sandbox.settings(folder));
      expect([args[0], code]).toEqual([args[0], 2]);
      expect(err).toContain("`rulewright.lock.json` cannot be ");
      expect(err).toContain(why);
    }
    expect(await sandbox.client.rulesets.phases.get(CUSTOM, { zone_id: sandbox.zone }).catch(() => "none")).toBe(
      "none",
    );
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe("two files with one ref", () => {
  it("stop a deploy of both before anything is sent", async () => {
    const sandbox = await startSandbox();
    const folder = folderWith({ "one.rule": API, "two.rule": API });
    const result = await run(["deploy", ".", "--zone", "example.com", "--yes"], sandbox.settings(folder));
    expect(result).toMatchObject({ code: 2, out: "" });
    expect(result.err).toContain(
      "`api-mtls` is in one.rule and in two.rule, both for example.com: each deploy would overwrite the other.",
    );
  });
});

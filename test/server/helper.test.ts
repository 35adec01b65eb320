/** Files are checked by another thread while there are many; what is found is the same. */
import { afterEach, describe, expect, test } from "vitest";
import type { Diagnostic, SymbolInformation } from "vscode-languageserver";
import type { World } from "#server/world.ts";
import { type TestHelper, testHelper } from "#test/support/helper-thread.ts";
import { type MemoryFiles, memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer } from "#test/support/test-server.ts";

const ROOT = "file:///shop";
const uri = (name: string): string => `${ROOT}/${name}`;
const ZONE = "zone: example.com\n";
const rule = (ref: string, expression: string, more = ZONE): string =>
  `---\nname: Rule ${ref}\nref: ${ref}\naction: block\n${more}---\n${expression}\n`;

/** Files with an error, a rule that is the same in two of them, and one that is never reached. */
const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from({ length: 80 }, (_, at) => [`r${at}.rule`, rule(`r${at}`, `sl and tcp.srcport eq ${at}`)]),
  ),
  "brand.rule": rule("brand", "cf.brand.new", "zone: shop\n"),
  "same-1.rule": rule("same-1", "not ssl"),
  "deep/same-2.rule": rule("same-2", "not (ssl)", "zone: shop\n"),
  "closed.rule": rule("closed", 'http.host eq "a"', `${ZONE}position: first\n`),
  "login.rule": rule("login", 'http.host eq "a" and ssl'),
  "login.test.yaml": "tests:\n  - by: login\n",
  "rulewright.yaml": "zones: { shop: example.com }\nfields: { cf.brand.new: Boolean }\n",
};

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

interface Started extends TestServer {
  readonly files: MemoryFiles;
  readonly helpers: readonly TestHelper[];
  /** What is shown of every file, when all that is to be found is found. */
  shown(): Promise<Readonly<Record<string, readonly string[]>>>;
}

async function start(
  given: Readonly<Record<string, string>>,
  startHelper?: (helpers: TestHelper[], files: MemoryFiles) => World["startHelper"],
): Promise<Started> {
  const files = memoryFiles(Object.fromEntries(Object.entries(given).map(([name, text]) => [uri(name), text])));
  const helpers: TestHelper[] = [];
  const asked = startHelper?.(helpers, files);
  const started = await startTestServer({
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    folders: [ROOT],
    world: { files, ...(asked === undefined ? {} : { startHelper: asked }) },
  });
  server = started;
  const findings = (found: readonly Diagnostic[] = []): readonly string[] =>
    found.map(({ code, message, relatedInformation = [] }) =>
      JSON.stringify([code, message, relatedInformation.map(({ location }) => [location.uri, location.range.start])]),
    );
  return {
    ...started,
    files,
    helpers,
    shown: async () => {
      await started.diagnosticsThat(uri("same-1.rule"), (all) => all.length > 0);
      await started.diagnosticsThat(uri("login.rule"), (all) => all.length > 0);
      await started.request<SymbolInformation[]>("workspace/symbol", { query: "" });
      return Object.fromEntries([...files.texts.keys()].map((one) => [one, findings(started.published(one))]));
    },
  };
}

/** Helpers of which the one at `fails` ends after so many files. */
const helping =
  (fails: (index: number) => number = () => Number.POSITIVE_INFINITY) =>
  (helpers: TestHelper[], files: MemoryFiles): World["startHelper"] =>
  (given) => {
    const helper = testHelper(given, files);
    const after = fails(helpers.length);
    helpers.push(helper);
    const post = (message: Parameters<TestHelper["post"]>[0]): void => {
      helper.post(message);
      if (helper.posted.filter(({ kind }) => kind === "check").length === after) helper.die();
    };
    return { ...helper, post };
  };

const checks = ({ posted }: TestHelper): number => posted.filter(({ kind }) => kind === "check").length;

describe("a workspace of many files", () => {
  const expected = async (): Promise<unknown> => {
    const { open, shown, stop } = await start(texts);
    await open(uri("r0.rule"), texts["r0.rule"] as string);
    const all = await shown();
    await stop();
    return all;
  };

  test("has the same problems whichever thread finds them, and the thread is let go", async () => {
    const wanted = await expected();
    const { open, shown, helpers } = await start(texts, helping());
    await open(uri("r0.rule"), texts["r0.rule"] as string);
    expect(await shown()).toEqual(wanted);
    expect(helpers.length).toBeGreaterThan(0);
    expect(checks(helpers[0] as TestHelper)).toBeGreaterThan(80);
    expect(helpers.every(({ isStopped }) => isStopped)).toBe(true);
  });

  test.each([
    ["another thread goes on when one ends", (index: number) => (index === 0 ? 5 : Number.POSITIVE_INFINITY), 2],
    ["the server does it itself when a second one ends", () => 5, 2],
  ])("%s", async (_, fails, count) => {
    const wanted = await expected();
    const { open, shown, helpers } = await start(texts, helping(fails));
    await open(uri("r0.rule"), texts["r0.rule"] as string);
    expect(await shown()).toEqual(wanted);
    expect(helpers).toHaveLength(count);
  });

  test("is checked by the server where no thread can be started", async () => {
    const wanted = await expected();
    let asked = 0;
    const { open, shown } = await start(texts, () => () => {
      asked++;
      throw new Error("no threads here");
    });
    await open(uri("r0.rule"), texts["r0.rule"] as string);
    expect(await shown()).toEqual(wanted);
    expect(asked).toBe(1);
  });

  test("heeds a configuration and an open file that change meanwhile", async () => {
    const { open, change, diagnosticsThat, helpers } = await start(texts, helping());
    await open(uri("rulewright.yaml"), texts["rulewright.yaml"] as string);
    await open(uri("same-1.rule"), texts["same-1.rule"] as string);
    await diagnosticsThat(uri("r0.rule"), (all) => all.length > 0);
    await change(uri("same-1.rule"), { text: rule("same-1", 'http.host eq "b"') });
    await change(uri("rulewright.yaml"), { text: "zones: { shop: example.net }\n" });
    const codes = (all: readonly Diagnostic[]) => all.map(({ code }) => code);
    await diagnosticsThat(uri("brand.rule"), (all) => codes(all).includes("type/unknown-field"));
    await change(uri("same-1.rule"), { text: rule("same-1", "not ssl", "zone: example.net\n") });
    await diagnosticsThat(uri("deep/same-2.rule"), (all) => codes(all).includes("order/duplicate-rule"));
    expect(helpers.length).toBeGreaterThan(0);
  });
});

test("a workspace of few files needs no other thread", async () => {
  const few = Object.fromEntries(Object.entries(texts).slice(50));
  const { open, shown, helpers } = await start(few, helping());
  await open(uri("r60.rule"), texts["r60.rule"] as string);
  await shown();
  expect(helpers).toEqual([]);
});

/** What the manifest shows to people is whole: names, descriptions, and links that lead somewhere. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

interface Setting {
  readonly order?: number;
  readonly type: string;
  readonly scope?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly additionalProperties?: Setting;
}

interface Entry {
  readonly command: string;
  readonly when?: string;
}

const { contributes } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  contributes: {
    commands: readonly { command: string; title: string; category: string }[];
    menus: Readonly<Record<string, readonly Entry[]>>;
    keybindings?: readonly (Entry & { key: string })[];
    configuration: { properties: Readonly<Record<string, Setting>> };
    views: Readonly<Record<string, readonly { id: string; name: string }[]>>;
    viewsWelcome: readonly { view: string; contents: string; when?: string }[];
    walkthroughs: readonly {
      id: string;
      steps: readonly {
        id: string;
        title: string;
        description: string;
        media: { svg?: string; image?: string; altText?: string };
        completionEvents: readonly string[];
      }[];
    }[];
  };
};
const ids = contributes.commands.map(({ command }) => command);
const settings = Object.entries(contributes.configuration.properties);
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

/** What decides whether the palette offers a command: a rule file in front, a rule that is selected, or a state that the command changes. */
const CONDITIONS = [
  "editorLangId == cloudflare-rule",
  "rulewright.signedIn",
  "rulewright.sandboxRunning",
  "!rulewright.sandboxRunning",
  "rulewright.selectedRule",
];
/** A rule that is selected, of which this holds. */
const SELECTED = /^rulewright\.selectedRule =~ /;

/** Commands that a Markdown text's links run. */
const linked = (text: string): string[] => [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id as string);

describe("commands", () => {
  test("are those of the list, each with its file", () => {
    const folder = path.join(root, "client/commands");
    const list = readFileSync(path.join(folder, "list.ts"), "utf8");
    const listed = [...list.matchAll(/from "\.\/([\w-]+\.ts)"/g)].flatMap(([, file]) =>
      [...readFileSync(path.join(folder, file as string), "utf8").matchAll(/\bid: "(rulewright\.\w+)"/g)].map(
        ([, id]) => id,
      ),
    );
    expect(listed.sort()).toEqual([...ids].sort());
  });

  it.each(contributes.commands)("$command has a title for the palette", ({ command, title, category }) => {
    expect(command).toMatch(/^rulewright\.[a-z]\w+$/);
    expect(title).toMatch(/^[A-Z][\w ]+\w$/);
    expect(category).toBe("Rulewright");
  });

  it("are all in the palette, each where it makes sense", () => {
    const hidden = (contributes.menus["commandPalette"] ?? []).filter(
      ({ when = "" }) => !CONDITIONS.includes(when) && !SELECTED.test(when),
    );
    expect(hidden).toEqual([]);
  });

  it("have a file in client/commands that the list names", () => {
    const folder = path.join(root, "client/commands");
    const list = readFileSync(path.join(folder, "list.ts"), "utf8");
    const listed = [...list.matchAll(/from "\.\/([\w-]+\.ts)"/g)].map(([, file]) => file as string);
    const found = listed.flatMap((file) => {
      const source = readFileSync(path.join(folder, file), "utf8");
      return [...source.matchAll(/^ {2}id: "(rulewright\.\w+)"/gm)].map(([, id]) => id as string);
    });
    expect(found.sort()).toEqual(ids.toSorted());
  });

  it("of menus are there", () => {
    const entries = Object.values(contributes.menus).flat();
    expect(entries.filter(({ command }) => !ids.includes(command))).toEqual([]);
  });

  it("take no key that is another's outside a rule file and the view of rules", () => {
    for (const { when = "" } of contributes.keybindings ?? []) {
      expect(when).toMatch(/editorLangId == cloudflare-rule|^focusedView == rulewright\.zones/);
    }
  });
});

describe("settings", () => {
  it.each(settings)("%s explains itself", (name, setting) => {
    const text = setting.markdownDescription ?? setting.description ?? "";
    expect(text).toMatch(/^[A-Z].*\.$/s);
    expect(setting.default, `${name} has a default`).toBeDefined();
    expect(["resource", "window", "machine", "language-overridable"]).toContain(setting.scope);
    for (const { enum: values, enumDescriptions } of [setting, setting.additionalProperties ?? setting]) {
      expect(enumDescriptions?.length).toBe(values?.length);
      for (const description of enumDescriptions ?? []) expect(description).toMatch(/^[A-Z].*\.$/s);
    }
  });

  it("stand in an order of their own", () => {
    const orders = settings.map(([, { order }]) => order);
    expect(orders.every((order) => order !== undefined)).toBe(true);
    expect(new Set(orders).size).toBe(orders.length);
  });
});

describe("the empty view", () => {
  const views = Object.values(contributes.views).flat();

  it("always says something and never leads nowhere", () => {
    expect(contributes.viewsWelcome.filter(({ view }) => !views.some(({ id }) => id === view))).toEqual([]);
    expect(contributes.viewsWelcome.some(({ when }) => when === undefined)).toBe(true);
    const own = contributes.viewsWelcome
      .flatMap(({ contents }) => linked(contents))
      .filter((id) => id.startsWith("rulewright."));
    expect(own.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("leads to the walkthrough that there is", () => {
    const told = contributes.viewsWelcome.map(({ contents }) => contents).join("\n");
    const [, target] = /openWalkthrough\?([^)]+)\)/.exec(told) ?? [];
    expect(JSON.parse(decodeURIComponent(target ?? ""))).toBe(
      `rulewright.rulewright#${contributes.walkthroughs[0]?.id}`,
    );
  });
});

describe("the walkthrough", () => {
  it.each(steps)("step $id has a picture with words for it, a button, and an end", (step) => {
    const picture = step.media.svg ?? step.media.image ?? "";
    expect(existsSync(path.join(root, picture)), picture).toBe(true);
    expect(step.media.altText).toMatch(/^[A-Z].{20,}\.$/s);
    expect(step.description).toMatch(/\n\[[^\]]+\]\(command:[\w.]+\)$/);
    // Neither this text nor a welcome view's is Markdown beyond links and bold.
    expect(step.description).not.toContain("`");
    const own = [
      ...linked(step.description),
      ...step.completionEvents.map((event) => event.replace(/^onCommand:/, "")),
    ];
    expect(own.filter((id) => id.startsWith("rulewright.") && !ids.includes(id))).toEqual([]);
    expect(step.completionEvents.length).toBeGreaterThan(0);
  });

  it("has drawings that take the theme's colours and are not large", () => {
    for (const { media } of steps) {
      const text = readFileSync(path.join(root, media.svg ?? ""), "utf8");
      expect(text).toContain("var(--vscode-editor-background)");
      expect(text).not.toMatch(/(fill|stroke)="#/);
      expect(text.length).toBeLessThan(8_000);
    }
  });
});

test("the guides that are offered are in the package", () => {
  const source = readFileSync(path.join(root, "client/commands/open-guide.ts"), "utf8");
  const files = [...source.matchAll(/"(docs\/[^"]+)"/g)].map(([, file]) => file as string);
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

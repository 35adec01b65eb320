import type { Page } from "playwright-core";
import type { Sandbox } from "#scripts/lib/sandbox.ts";
import type { UserSettings } from "#scripts/vscode/user-settings.ts";

/** What a scenario wants of the VS Code that it gets for itself. */
export interface ScenarioOptions {
  /** Folder of the checkout that is copied as the workspace, e.g. `samples`. Default `test/e2e/workspace`. */
  workspace?: string;
  /** Files written into the copy, content by relative path. With `files` and no `workspace` they are all there is. */
  files?: Record<string, string>;
  /** User settings. */
  settings?: UserSettings;
  /** false: the folder opens in Restricted Mode. Default true. */
  trusted?: boolean;
  /** Starts a local Cloudflare with these zones and passes its address and token to the extension. */
  sandbox?: { zones: string[] };
  /** Further environment variables for the extension. */
  env?: Record<string, string>;
}

/** What a scenario works with. The helpers of `support/` take the page. */
export interface Stage {
  /** The workbench, loaded, with the workspace open and no editor. */
  page: Page;
  /** Absolute path of the workspace's copy. */
  folder: string;
  /** The local Cloudflare; throws when the scenario asked for none. */
  sandbox: Sandbox;
  /** Saves what is on the screen as `test-results/screens/NAME.png`. */
  shot(name: string): Promise<void>;
}

export interface Scenario {
  title: string;
  options: ScenarioOptions;
  play(stage: Stage): Promise<void>;
}

const scenarios: Scenario[] = [];

/** Declares a scenario; files named `test/e2e/ui/*.ui.ts` call it at their top level. It fails by throwing. */
export function scenario(title: string, options: ScenarioOptions, play: (stage: Stage) => Promise<void>): void {
  scenarios.push({ title, options, play });
}

/** The scenarios declared so far, removed from the list. */
export function takeScenarios(): Scenario[] {
  return scenarios.splice(0);
}

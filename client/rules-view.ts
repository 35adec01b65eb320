import * as vscode from "vscode";
import type { Failure, LiveZoneView, SessionStatus, ZoneChoice } from "../server/protocol.ts";
import { failureOf, isCancellation } from "./failure.ts";
import type { LanguageServer } from "./language-client.ts";
import { failureRows, type RuleRow, type RulesRow, rootRows, zoneRows } from "./rules-model.ts";

const VIEW = "rulewright.zones";

/** Milliseconds in which what happens at once becomes one refresh. */
const SETTLE = 150;

/** The same after an edit: whoever types does not look at the view. */
const TYPED = 600;

/**
 * A document's scheme that no file has: rows of others' rules get their colour by it. VS Code makes what stands behind a
 * name paler still, so that the colour is between that of names and that of descriptions; high contrast has none.
 */
const ROW_SCHEME = "rulewright-row";

/**
 * The view Cloudflare Rules. Rows come from the server's memory, which asks Cloudflare when what it knows is old; a zone is
 * read when it is expanded. Nothing is asked while the view is hidden, and rows change only when they say something else.
 */
export class RulesView implements vscode.TreeDataProvider<RulesRow> {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #tree: vscode.TreeView<RulesRow>;
  readonly #disposables: vscode.Disposable[];
  /** Everything that is shown, by id. */
  readonly #rows = new Map<string, RulesRow>();
  /** Rows below the zones that are expanded. */
  readonly #zones = new Map<string, readonly RulesRow[]>();
  readonly #expanded = new Set<string>();
  #root: readonly RulesRow[] | undefined;
  #waiting: ((rows: readonly RulesRow[]) => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #telling: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again: { refresh: boolean } | undefined;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#tree = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    const files = vscode.workspace.createFileSystemWatcher("**/{*.rule,rulewright.yaml,rulewright.lock.json}");
    const soon = () => this.reloadSoon();
    this.#disposables = [
      this.#tree,
      this.#changed,
      files,
      files.onDidCreate(soon),
      files.onDidChange(soon),
      files.onDidDelete(soon),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (/\.rule$|\/rulewright\.yaml$/.test(document.uri.path)) this.reloadSoon(TYPED);
      }),
      server.onStatus((status) => {
        if (status) soon();
      }),
      server.onLiveChanged(soon),
      this.#tree.onDidChangeVisibility(() => {
        this.#tellSelection();
        soon();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) soon();
      }),
      this.#tree.onDidExpandElement(({ element }) => {
        if (element.kind === "zone") this.#expanded.add(element.zone);
        soon();
      }),
      this.#tree.onDidCollapseElement(({ element }) => {
        if (element.kind === "zone") this.#expanded.delete(element.zone);
      }),
      this.#tree.onDidChangeSelection(() => this.#tellSelection()),
      vscode.window.registerFileDecorationProvider({
        provideFileDecoration: ({ scheme }) =>
          scheme === ROW_SCHEME ? { color: new vscode.ThemeColor("rulewright.foreignRule") } : undefined,
      }),
    ];
  }

  /** The rule that a menu handed over, else the selected one. */
  ruleOf(argument: unknown): RuleRow | undefined {
    return this.#given(argument) ? this.givenRule(argument) : this.#selectedRule;
  }

  /** All rows of the phase that the rule is in, in the order they run. */
  rowsBeside({ zone, phase }: RuleRow): readonly RulesRow[] {
    const row = this.#rows.get(`${zone} ${phase}`);
    return row?.kind === "phase" ? row.rows : [];
  }

  /** The zone that a menu handed over. */
  zoneOf(argument: unknown): string | undefined {
    const row = this.#given(argument);
    return row?.kind === "zone" ? row.zone : undefined;
  }

  /** The rule that a menu handed over. */
  givenRule(argument: unknown): RuleRow | undefined {
    const row = this.#given(argument);
    return row?.kind === "rule" ? row : undefined;
  }

  /** Looks again when nothing has happened for a moment. */
  reloadSoon(milliseconds = SETTLE): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.reload(), milliseconds);
  }

  /** Looks again at all that is to be seen; with `refresh` Cloudflare is asked whatever is remembered. */
  async reload({ refresh = false } = {}): Promise<void> {
    if (!this.#tree.visible && !refresh) return;
    if (this.#running) {
      this.#again = { refresh: refresh || (this.#again?.refresh ?? false) };
      return this.#running;
    }
    this.#running = this.#reload(refresh).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
    const again = this.#again;
    this.#again = undefined;
    if (again) await this.reload(again);
  }

  /** Says why there is nothing to show, since the server did not start. */
  fail(failure: Failure): void {
    this.#show(failureRows("root", failure), new Map());
  }

  async getChildren(row?: RulesRow): Promise<RulesRow[]> {
    if (row === undefined) return [...(this.#root ?? (await this.#firstRows()))];
    if (row.kind === "phase") return [...row.rows];
    if (row.kind !== "zone") return [];
    this.#expanded.add(row.zone);
    const known = this.#zones.get(row.zone);
    if (known) return [...known];
    const rows = await this.#readZone(row.zone, false);
    this.#zones.set(row.zone, rows);
    this.#note(rows);
    return [...rows];
  }

  getTreeItem(row: RulesRow): vscode.TreeItem {
    this.#tellSelectionSoon();
    const item = new vscode.TreeItem(row.label, collapsibleState(row));
    item.id = row.id;
    item.iconPath = new vscode.ThemeIcon(row.icon);
    item.contextValue = row.context;
    item.tooltip = tooltip(row);
    item.accessibilityInformation = {
      label: row.spoken,
      ...(row.kind === "message" && row.command && { role: "button" }),
    };
    if (row.description !== undefined) item.description = row.description;
    if (row.kind === "rule") {
      item.command = { command: "rulewright.openRule", title: "Open Rule", arguments: [row] };
      if (row.rule.uri === null) item.resourceUri = vscode.Uri.from({ scheme: ROW_SCHEME, path: `/${row.id}` });
    }
    if (row.kind === "message" && row.command) {
      const { id, arguments: given = [] } = row.command;
      item.command = { command: id, title: row.label, arguments: [...given] };
    }
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#telling);
    for (const one of this.#disposables) one.dispose();
  }

  #given(argument: unknown): RulesRow | undefined {
    const id = (argument as Partial<RulesRow> | undefined)?.id;
    return typeof id === "string" ? this.#rows.get(id) : undefined;
  }

  get #selectedRule(): RuleRow | undefined {
    const row = this.#rows.get(this.#tree.selection[0]?.id ?? "");
    return row?.kind === "rule" ? row : undefined;
  }

  #firstRows(): Promise<readonly RulesRow[]> {
    void this.reload();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #reload(refresh: boolean): Promise<void> {
    const status = this.#server.status;
    if (!vscode.workspace.isTrusted || status?.token === "none") return this.#show([], new Map());
    // It starts, or starts again: what is shown stays until it has said how things stand.
    if (!status) return;
    const root = rootRows(status, await this.#readRoot(status, refresh));
    const zones = new Map<string, readonly RulesRow[]>();
    await Promise.all(
      root.map(async (row) => {
        if (row.kind !== "zone" || !this.#expanded.has(row.zone)) return;
        zones.set(row.zone, await this.#readZone(row.zone, refresh));
      }),
    );
    this.#show(root, zones);
  }

  #show(root: readonly RulesRow[], zones: ReadonlyMap<string, readonly RulesRow[]>): void {
    const before = JSON.stringify([this.#root, [...this.#zones]]);
    this.#root = root;
    this.#zones.clear();
    for (const row of root) {
      const rows = row.kind === "zone" ? zones.get(row.zone) : undefined;
      if (rows) this.#zones.set(row.id, rows);
    }
    for (const resolve of this.#waiting.splice(0)) resolve(root);
    if (before === JSON.stringify([root, [...this.#zones]])) return;
    this.#rows.clear();
    this.#note([...root, ...[...this.#zones.values()].flat()]);
    this.#changed.fire(undefined);
  }

  #note(rows: readonly RulesRow[]): void {
    for (const row of rows) {
      this.#rows.set(row.id, row);
      if (row.kind === "phase") this.#note(row.rows);
    }
  }

  async #readRoot({ token }: SessionStatus, refresh: boolean): Promise<readonly ZoneChoice[] | Failure> {
    if (token !== "active" && token !== "unreachable") return [];
    try {
      return await this.#server.request("rulewright/zones", { refresh });
    } catch (error) {
      return failureOf(error);
    }
  }

  async #readZone(zone: string, refresh: boolean): Promise<readonly RulesRow[]> {
    try {
      const view: LiveZoneView = await this.#server.request("rulewright/liveRules", { zone, refresh });
      return zoneRows(view);
    } catch (error) {
      if (isCancellation(error)) return this.#zones.get(zone) ?? [];
      return failureRows(zone, failureOf(error));
    }
  }

  /** While rows are drawn anew VS Code does not know which of them is selected. */
  #tellSelectionSoon(): void {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => this.#tellSelection(), SETTLE);
  }

  /** The palette offers what can be done with the selected rule. */
  #tellSelection(): void {
    const context = this.#tree.visible ? (this.#selectedRule?.context ?? "") : "";
    void vscode.commands.executeCommand("setContext", "rulewright.selectedRule", context);
  }
}

function collapsibleState(row: RulesRow): vscode.TreeItemCollapsibleState {
  const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
  if (row.kind === "zone") return row.isChosen ? Expanded : Collapsed;
  return row.kind === "phase" && row.rows.length > 0 ? Expanded : None;
}

function tooltip(row: RulesRow): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  for (const [name, value] of row.details) {
    if (name !== "") text.appendMarkdown(`${name}: `);
    text.appendText(value);
    text.appendMarkdown("  \n");
  }
  if (row.kind === "rule") text.appendCodeblock(row.rule.expression, "cloudflare-rule");
  return text;
}

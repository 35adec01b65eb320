/** Variables of a VS Code or Node that we may have been started from; they would change the one that we start. */
const foreign = /^(VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$|npm_)/;

/** Our environment without what would disturb a VS Code, and with `extra`, which its extension host sees too. */
export function vsCodeEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(ours), ...extra };
}

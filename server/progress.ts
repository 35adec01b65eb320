import { type Connection, WorkDoneProgress } from "vscode-languageserver";
import type { DeployProgress } from "#cloudflare/deploy-document.ts";

/** Reports under the token that the client gave; says nothing when it gave none. */
export interface WorkProgress {
  report(progress: DeployProgress): void;
  done(): void;
}

export function workProgress(connection: Connection, token: string | number | undefined, title: string): WorkProgress {
  if (token === undefined) return { report: () => {}, done: () => {} };
  const send = (value: object): void => {
    void connection.sendProgress(WorkDoneProgress.type, token, value as never);
  };
  send({ kind: "begin", title, cancellable: true, percentage: 0 });
  return {
    report: ({ message, step, steps }) =>
      send({ kind: "report", message, percentage: Math.round(((step - 1) / Math.max(1, steps)) * 100) }),
    done: () => send({ kind: "end" }),
  };
}

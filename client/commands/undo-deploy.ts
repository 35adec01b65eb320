import { changeCommand } from "../change-command.ts";

/** Takes the last deploy of a rule file back. */
export const undoDeploy = changeCommand({
  id: "rulewright.undoDeploy",
  without: "Open the .rule file whose last deploy is to be undone.",
  doing: "Undoing a deploy",
  ask: ({ uri }, _named, { server }, token) => server.request("rulewright/planUndo", { uri: uri.toString() }, token),
});

import { changeCommand } from "../change-command.ts";

/** Deletes from Cloudflare what was deployed from a rule file. */
export const undeploy = changeCommand({
  id: "rulewright.undeploy",
  without: "Open the .rule file whose rules are to be deleted from Cloudflare.",
  doing: "Deleting rules",
  ask: ({ uri }, _named, { server }, token) =>
    server.request("rulewright/planUndeploy", { uri: uri.toString() }, token),
});

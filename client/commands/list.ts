import type { Command } from "../session.ts";
import { compareRule } from "./compare-rule.ts";
import { copyRuleId } from "./copy-rule-id.ts";
import { copyRuleRef } from "./copy-rule-ref.ts";
import { createMtlsRule } from "./create-mtls-rule.ts";
import { deploy } from "./deploy.ts";
import { disableRule } from "./disable-rule.ts";
import { disableSelectedRule } from "./disable-selected-rule.ts";
import { enableSelectedRule } from "./enable-selected-rule.ts";
import { moveRuleDown } from "./move-rule-down.ts";
import { moveRuleTo } from "./move-rule-to.ts";
import { moveRuleUp } from "./move-rule-up.ts";
import { newRule } from "./new-rule.ts";
import { openGuide } from "./open-guide.ts";
import { openLiveRule } from "./open-live-rule.ts";
import { openRule } from "./open-rule.ts";
import { openTokenPage } from "./open-token-page.ts";
import { pull } from "./pull.ts";
import { refreshRules } from "./refresh-rules.ts";
import { replaceDeprecated } from "./replace-deprecated.ts";
import { resolveDrift } from "./resolve-drift.ts";
import { restartServer } from "./restart-server.ts";
import { selectZone } from "./select-zone.ts";
import { setToken } from "./set-token.ts";
import { showActions } from "./show-actions.ts";
import { showChanges } from "./show-changes.ts";
import { showLog } from "./show-log.ts";
import { signOut } from "./sign-out.ts";
import { startSandbox } from "./start-sandbox.ts";
import { stopSandbox } from "./stop-sandbox.ts";
import { undeploy } from "./undeploy.ts";
import { undoDeploy } from "./undo-deploy.ts";

/** Every command of the extension. Each also has its entry in package.json. */
export const COMMANDS: readonly Command[] = [
  compareRule,
  copyRuleId,
  copyRuleRef,
  createMtlsRule,
  deploy,
  disableRule,
  disableSelectedRule,
  enableSelectedRule,
  moveRuleDown,
  moveRuleTo,
  moveRuleUp,
  newRule,
  openGuide,
  openLiveRule,
  openRule,
  openTokenPage,
  pull,
  refreshRules,
  replaceDeprecated,
  resolveDrift,
  restartServer,
  selectZone,
  setToken,
  showActions,
  showChanges,
  showLog,
  signOut,
  startSandbox,
  stopSandbox,
  undeploy,
  undoDeploy,
];

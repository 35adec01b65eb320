import type { Lint } from "../lint.ts";
import { hostNotEnabled } from "./host-not-enabled.ts";
import { noHost } from "./no-host.ts";
import { revokedNotChecked } from "./revoked-not-checked.ts";

/** All lints, by code. A new one is a file here, a row of the message table and a line in this list. */
export const LINTS: readonly Lint[] = [revokedNotChecked, hostNotEnabled, noHost];

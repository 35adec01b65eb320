#!/usr/bin/env node
// An executable that poses as the desktop's `code` towards @vscode/test-electron; see posing-as-desktop.ts.
import { register } from "tsx/esm/api";

register();
await import("./posing-as-desktop.ts");

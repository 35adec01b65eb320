// `npm test [-- checks|unit|e2e|ui [FILTER]]`: everything that can be checked, or one part of it.
import { runTypeScript } from "./setup/run-typescript.mjs";

await runTypeScript(new URL("test.ts", import.meta.url));

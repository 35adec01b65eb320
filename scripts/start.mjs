// `npm start`: Rulewright in a VS Code of its own, with sample rules and a local Cloudflare.
import { runTypeScript } from "./setup/run-typescript.mjs";

await runTypeScript(new URL("start.ts", import.meta.url));

/** `npm run test:clients`: real clients of others on the sandbox. Exit 1 for a difference, 2 when a client is not there. */
import { cloudflareGo } from "./cloudflare-go.ts";
import { octorules } from "./octorules.ts";
import { Report } from "./report.ts";

const report = new Report();
await octorules(report);
await cloudflareGo(report);
process.exitCode = report.end();

import { messages } from "./row.ts";

/** What Cloudflare itself answered to a plan or a deploy. */
export const cloudflareMessages = messages({
  "cloudflare/refused": {
    severity: "error",
    text: ({ answer }: { answer: string }) => answer,
    why: "Before and while a rule is deployed, Cloudflare checks it once more. These are its own words about what it refused.",
  },
  "cloudflare/lock-file": {
    severity: "error",
    text: ({ problem }: { problem: string }) => problem,
    why: "The lock file remembers which rules were deployed from which file. While it is there and cannot be used, a deploy would have to guess what it owns, so nothing is sent and the file is never overwritten.",
  },
});

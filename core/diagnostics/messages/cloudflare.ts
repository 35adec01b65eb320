import { messages } from "./row.ts";

/** What Cloudflare itself answered to a plan or a deploy. */
export const cloudflareMessages = messages({
  "cloudflare/refused": {
    severity: "error",
    text: ({ answer }: { answer: string }) => answer,
    why: "Before and while a rule is deployed, Cloudflare checks it once more. These are its own words about what it refused.",
  },
});

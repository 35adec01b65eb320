import { lint } from "../../lint.ts";
import { type SettledDetails, settledFindings } from "../../support/settled.ts";

export const logicAlwaysTrue = lint<SettledDetails>({
  code: "logic/always-true",
  severity: "warning",
  preset: "recommended",
  title: "A condition is always true",
  what: "A condition that every request meets, such as one of two that cover everything between them. `true` alone is not meant.",
  why: 'In `ne "a" or ne "b"` one half is true whatever the value is: `and` was meant, and the rule matches everything instead. Where a value can be missing, that counts as a possibility of its own, because it makes comparisons false.',
  message: ({ other, isWhole }) => {
    const what = other === undefined ? "This is always true" : `Either this or ${other} is always true`;
    return isWhole ? `${what}, so the rule matches every request.` : `${what}.`;
  },
  scope: "expression",
  of: "filters",
  check: (expression) =>
    settledFindings(expression, {
      kind: "always",
      compared: "ne",
      meant: { title: "Leave out both values", word: "and", symbol: "&&" },
      needlessIn: "and",
      related: "Where this is false, it is true.",
    }),
  bad: [
    {
      note: "No host is both.",
      text: 'http.host ne "a.example.com" or «http.host ne "b.example.com"»',
      fixed: 'http.host ne "a.example.com" and http.host ne "b.example.com"',
    },
    {
      text: 'http.host eq "a.example.com" and (cf.threat_score ge 10 or «cf.threat_score lt 20»)',
      fixed: 'http.host eq "a.example.com"',
    },
    { note: "All addresses there are.", text: "«ip.src in {0.0.0.0/0 ::/0}»" },
    { text: 'ssl and «http.request.uri.path contains ""»', fixed: "ssl" },
  ],
  good: [
    { text: "true" },
    { text: 'http.host ne "a.example.com" and http.host ne "b.example.com"' },
    { note: "There are IPv6 addresses too.", text: "ip.src in {0.0.0.0/0}" },
    {
      note: "False where the header is missing, or so Cloudflare's pages say.",
      text: 'http.request.headers["x"][0] ne "a" or http.request.headers["x"][0] ne "b"',
    },
    { note: "A packet need not have a port.", text: "tcp.dstport ne 80 or tcp.dstport ne 443" },
  ],
});

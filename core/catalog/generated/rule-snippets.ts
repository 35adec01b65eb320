// Written by scripts/codegen.ts from snippets/cloudflare-rule.json. Do not edit.
import type { RuleSnippet } from "../info.ts";

export const RULE_SNIPPETS: readonly RuleSnippet[] = [
 {
  "name": "Require a client certificate",
  "prefixes": [
   "rule-mtls",
   "mtls"
  ],
  "description": "Block requests to a host without a valid client certificate, revoked ones included",
  "body": "---\nname: Require a client certificate on ${1:api.example.com}\nref: ${2:require-client-certificate}\naction: block\n---\nhttp.host eq \"$1\" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)\n$0"
 },
 {
  "name": "Require a certificate of one issuer",
  "prefixes": [
   "rule-mtls-issuer"
  ],
  "description": "Block requests whose client certificate another authority signed",
  "body": "---\nname: Only certificates of our authority on ${1:api.example.com}\nref: ${2:pin-client-certificate-issuer}\naction: block\n---\nhttp.host eq \"$1\"\nand (\n  not cf.tls_client_auth.cert_verified\n  or cf.tls_client_auth.cert_revoked\n  or cf.tls_client_auth.cert_issuer_ski ne \"${3:A5AC554235DBA6D963B9CDE0185CFAD6E3F55E8F}\"\n)\n$0"
 },
 {
  "name": "Block by country",
  "prefixes": [
   "rule-country",
   "geo"
  ],
  "description": "Only let requests from some countries in",
  "body": "---\nname: Only from ${1:Germany and Austria}\nref: ${2:only-some-countries}\naction: ${3|block,managed_challenge,log|}\n---\nnot ip.src.country in {${4:\"DE\" \"AT\"}}\n$0"
 },
 {
  "name": "Protect an admin path",
  "prefixes": [
   "rule-admin",
   "admin"
  ],
  "description": "Only let the office's addresses reach an admin path",
  "body": "---\nname: Admin pages only from the office\nref: ${1:admin-office-only}\naction: block\n---\nstarts_with(lower(url_decode(http.request.uri.path)), \"${2:/admin}\")\nand not ip.src in {${3:192.0.2.0/24}}\n$0"
 },
 {
  "name": "Rate limit a login",
  "prefixes": [
   "rule-rate-limit",
   "rate"
  ],
  "description": "Slow down repeated login attempts",
  "body": "---\nname: Slow down the login form\nref: ${1:login-rate}\naction: ${2|block,managed_challenge,log|}\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: ${3|10,60,120,600,3600|}\n  requests_per_period: ${4:5}\n  mitigation_timeout: ${5|10,60,600,3600|}\n---\nhttp.request.uri.path eq \"${6:/login}\"\n$0"
 },
 {
  "name": "Skip for verified bots",
  "prefixes": [
   "rule-skip-bots",
   "skip"
  ],
  "description": "Let search engines and other verified bots pass the rules that follow",
  "body": "---\nname: Verified bots pass\nref: ${1:verified-bots-pass}\naction: skip\nparameters:\n  ruleset: current\nposition: first\n---\ncf.client.bot\n$0"
 },
 {
  "name": "Block AI crawlers",
  "prefixes": [
   "rule-ai-crawlers",
   "ai"
  ],
  "description": "Block verified bots that collect pages to train models; search engines stay welcome",
  "body": "---\nname: No AI crawlers\nref: ${1:no-ai-crawlers}\naction: ${2|block,managed_challenge,log|}\n---\ncf.verified_bot_category in {${3:\"AI Crawler\"}}\n$0"
 },
 {
  "name": "Skip for a partner",
  "prefixes": [
   "rule-skip-partner",
   "partner"
  ],
  "description": "Let a partner's addresses pass the rules that follow, on one path",
  "body": "---\nname: ${1:Our partner} passes\nref: ${2:partner-passes}\naction: skip\nparameters:\n  ruleset: current\nposition: first\n---\nstarts_with(http.request.uri.path, \"${3:/partner/}\") and ip.src in {${4:203.0.113.0/28}}\n$0"
 },
 {
  "name": "Block exposed files",
  "prefixes": [
   "rule-exposed-files",
   "exposed"
  ],
  "description": "Block requests for files that should never have been published: repositories, secrets, backups",
  "body": "---\nname: No repositories, secrets and backups\nref: ${1:exposed-files}\naction: block\n---\nlower(url_decode(http.request.uri.path)) contains \"/.git\"\nor lower(url_decode(http.request.uri.path)) contains \"/.env\"\nor http.request.uri.path.extension in {${2:\"bak\" \"old\" \"sql\"}}\n$0"
 },
 {
  "name": "Challenge leaked credentials",
  "prefixes": [
   "rule-leaked-credentials",
   "leaked"
  ],
  "description": "Challenge logins whose user name and password were leaked (Pro or above)",
  "body": "---\nname: Challenge leaked credentials\nref: ${1:leaked-credentials}\naction: managed_challenge\n---\ncf.waf.credential_check.username_and_password_leaked\nand http.request.uri.path eq \"${2:/login}\"\n$0"
 },
 {
  "name": "Block malicious uploads",
  "prefixes": [
   "rule-upload-scan",
   "upload"
  ],
  "description": "Block uploads in which malware was found (Enterprise add-on)",
  "body": "---\nname: Block malicious uploads\nref: ${1:malicious-uploads}\naction: block\n---\ncf.waf.content_scan.has_malicious_obj and http.request.uri.path eq \"${2:/upload}\"\n$0"
 },
 {
  "name": "Empty rule",
  "prefixes": [
   "rule"
  ],
  "description": "A header and an expression to fill in",
  "body": "---\nname: ${1:What the rule does}\nref: ${2:lasting-name}\naction: ${3|block,managed_challenge,js_challenge,log|}\n---\n${4:http.host eq \"www.example.com\"}\n$0"
 }
];

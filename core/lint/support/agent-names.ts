/**
 * Programs whose user agents hold their name and more: a version, an address. As they write it, by the name in small letters.
 * Left out are those that some version sends alone, such as `node-fetch` and `GoogleOther`.
 */
const NAMES = [
  // Search engines, previews, assistants.
  ...["Googlebot", "AdsBot-Google", "bingbot", "msnbot", "DuckDuckBot", "Baiduspider", "YandexBot", "Applebot"],
  ...["SeznamBot", "PetalBot", "Bytespider", "Amazonbot", "GPTBot", "OAI-SearchBot", "ChatGPT-User", "ClaudeBot"],
  ...["PerplexityBot", "CCBot", "facebookexternalhit", "Twitterbot", "LinkedInBot", "Slackbot", "Discordbot"],
  // Who looks after sites, or measures them.
  ...["AhrefsBot", "SemrushBot", "MJ12bot", "DotBot", "UptimeRobot", "Better Uptime Bot", "Chrome-Lighthouse"],
  // Tools and libraries.
  ...["curl", "Wget", "python-requests", "Python-urllib", "Go-http-client", "okhttp", "axios", "PostmanRuntime"],
  ...["Scrapy", "libwww-perl", "Apache-HttpClient", "HeadlessChrome", "sqlmap", "masscan", "zgrab"],
  // Browsers.
  ...["Mozilla", "Chrome", "Firefox", "Safari"],
];

const AS_WRITTEN: ReadonlyMap<string, string> = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

/** A well-known program's name as its user agent has it, whatever the capitals; undefined for any other text. */
export const agentNamed = (text: string): string | undefined => AS_WRITTEN.get(text.toLowerCase());

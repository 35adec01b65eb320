/**
 * What well-known programs send as user agent, without what changes between versions and machines. Only capitals matter
 * here, so each is as far as it goes for certain.
 */
const AGENTS: readonly string[] = [
  "AdsBot-Google (+http://www.google.com/adsbot.html)",
  "AhrefsBot/7.0; +http://ahrefs.com/robot/",
  "Apache-HttpClient/4.5.14 (Java/17.0.9)",
  "Baiduspider/2.0; +http://www.baidu.com/search/spider.html",
  "bingbot/2.0; +http://www.bing.com/bingbot.htm",
  "BLEXBot/1.0; +http://webmeup-crawler.com/",
  "Bytespider; spider-feedback@bytedance.com",
  "CCBot/2.0 (https://commoncrawl.org/faq/)",
  "curl/8.5.0",
  "DataForSeoBot/1.0; +https://dataforseo.com/dataforseo-bot",
  "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "Go-http-client/2.0",
  "Googlebot/2.1; +http://www.google.com/bot.html",
  "HeadlessChrome/120.0.0.0",
  "HTTrack 3.0x",
  "Java/17.0.9",
  "libwww-perl/6.67",
  "Nikto/2.1.6",
  "okhttp/4.12.0",
  "PhantomJS/2.1.1",
  "PostmanRuntime/7.36.0",
  "python-requests/2.31.0",
  "Python-urllib/3.11",
  "SemrushBot/7~bl; +http://www.semrush.com/bot.html",
  "Twitterbot/1.0",
  "Wget/1.21.4",
  "YandexBot/3.0; +http://yandex.com/bots",
];

interface Agent {
  /** The program's name as it writes it. */
  readonly name: string;
  readonly sent: string;
}

const byName: ReadonlyMap<string, Agent> = new Map(
  AGENTS.map((sent) => {
    const name = /^[\w-]+/.exec(sent)?.[0] as string;
    return [name.toLowerCase(), { name, sent }];
  }),
);

/**
 * How a program writes its name, where `text` is that name with other capitals and stands nowhere in what it sends. Undefined
 * too for texts that are no name. A name may have the `/` before its version behind it.
 */
export function nameMeant(text: string): string | undefined {
  const slash = text.endsWith("/") ? "/" : "";
  const agent = byName.get(text.slice(0, text.length - slash.length).toLowerCase());
  return agent === undefined || agent.sent.includes(text) ? undefined : agent.name + slash;
}

/**
 * Others that send more than their name, in words that vary more. Left out are those that some version sends alone, such as
 * `node-fetch` and `GoogleOther`.
 */
const OTHERS: readonly string[] = [
  ...[
    "Amazonbot",
    "Applebot",
    "ChatGPT-User",
    "ClaudeBot",
    "Discordbot",
    "DuckDuckBot",
    "GPTBot",
    "LinkedInBot",
    "msnbot",
  ],
  ...["OAI-SearchBot", "PerplexityBot", "PetalBot", "SeznamBot", "Slackbot"],
  ...["Better Uptime Bot", "Chrome-Lighthouse", "DotBot", "MJ12bot", "UptimeRobot"],
  ...["axios", "masscan", "Scrapy", "sqlmap", "zgrab"],
  ...["Chrome", "Firefox", "Mozilla", "Safari"],
];

const alone: ReadonlyMap<string, string> = new Map([
  ...[...byName].map(([key, { name }]): [string, string] => [key, name]),
  ...OTHERS.map((name): [string, string] => [name.toLowerCase(), name]),
]);

/** A program's name as it writes it, where `text` is that name alone, which it never sends. Capitals do not matter. */
export const nameAlone = (text: string): string | undefined => alone.get(text.toLowerCase());

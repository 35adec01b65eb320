import { describe, expect, it } from "vitest";
import { judgeApiBase } from "#client/api-base.ts";

describe("the API base setting", () => {
  it.each([
    ["", undefined],
    ["  ", undefined],
    ["https://api.cloudflare.com/client/v4", "https://api.cloudflare.com/client/v4"],
    ["https://api.cloudflare.com/client/v4/", "https://api.cloudflare.com/client/v4"],
    ["http://127.0.0.1:8787/client/v4", "http://127.0.0.1:8787/client/v4"],
    ["http://localhost:1/client/v4/", "http://localhost:1/client/v4"],
    ["https://[::1]:8/client/v4", "https://[::1]:8/client/v4"],
  ])("takes “%s”", (setting, url) => {
    expect(judgeApiBase(setting)).toEqual({ url });
  });

  it.each([
    "https://api.cloudflare.com.evil.example/client/v4",
    "https://127.0.0.1.evil.example/client/v4",
    "https://localhost@evil.example/client/v4",
    "https://user:secret@127.0.0.1/client/v4",
    "http://api.cloudflare.com/client/v4",
    "https://api.cloudflare.com/client/v5",
    "ftp://127.0.0.1/",
    "http://192.168.0.1/client/v4",
    "not an address",
  ])("refuses “%s”", (setting) => {
    const judged = judgeApiBase(setting);
    expect("problem" in judged && judged.problem).toContain(setting);
  });
});

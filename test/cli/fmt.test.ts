import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, read, run, useCli, write } from "./process.ts";

useCli();

const LAID_OUT = '---\nname: A\nref: a\naction: block\n---\nhttp.host eq "a.example.com"\n';
const MESSY = '---\nname:   A\nref: a\naction: block\n---\nhttp.host   eq "a.example.com"';
const BROKEN = "---\nname:   B\nref: b\naction: block\n---\nssl   and  \n";

describe("fmt", () => {
  it("writes files that differ, and only those", async () => {
    const cwd = folderWith({ "rules/a.rule": MESSY, "rules/b.rule": LAID_OUT, "rules/c.txt": MESSY });
    const before = statSync(path.join(cwd, "rules/b.rule")).mtimeMs;
    expect(await run(["fmt"], { cwd })).toEqual({
      code: 0,
      out: "Formatted: rules/a.rule\nFormatted 1 of 2 files.\n",
      err: "",
    });
    expect(read(cwd, "rules/a.rule")).toBe(LAID_OUT);
    expect(read(cwd, "rules/c.txt")).toBe(MESSY);
    expect(statSync(path.join(cwd, "rules/b.rule")).mtimeMs).toBe(before);
    expect(readdirSync(path.join(cwd, "rules"))).toEqual(["a.rule", "b.rule", "c.txt"]);
    expect(await run(["fmt", "rules"], { cwd })).toEqual({ code: 0, out: "Nothing to format in 2 files.\n", err: "" });
  });

  it("with --check writes nothing and exits 1 where a file would change", async () => {
    const cwd = folderWith({ "a.rule": MESSY, "b.rule": LAID_OUT });
    expect(await run(["fmt", "--check", "*.rule"], { cwd })).toEqual({
      code: 1,
      out: "Not formatted: a.rule\n1 of 2 files would change.\n",
      err: "",
    });
    expect(read(cwd, "a.rule")).toBe(MESSY);
    expect(await run(["fmt", "--check", "b.rule"], { cwd })).toMatchObject({ code: 0 });
  });

  it("leaves a broken expression alone, says so, and formats its header", async () => {
    const cwd = folderWith({ "b.rule": BROKEN });
    const { code, err } = await run(["fmt"], { cwd });
    expect([code, err]).toEqual([0, "b.rule has errors; what is broken stays as it is.\n"]);
    expect(read(cwd, "b.rule")).toBe(BROKEN.replace("name:   B", "name: B"));
  });

  it("knows fields that rulewright.yaml declares", async () => {
    const text = "---\nref: a\n---\ncf.brand.new_field in {1   2}\n";
    const cwd = folderWith({ "rulewright.yaml": "fields: { cf.brand.new_field: Integer }\n", "a.rule": text });
    await run(["fmt"], { cwd });
    expect(read(cwd, "a.rule")).toBe(text.replace("1   2", "1 2"));
  });

  it("keeps permissions, links, line ends and a byte order mark", async () => {
    const cwd = folderWith({ "real/a.rule": `\ufeff${MESSY.replaceAll("\n", "\r\n")}` });
    chmodSync(path.join(cwd, "real/a.rule"), 0o600);
    symlinkSync("real/a.rule", path.join(cwd, "link.rule"));
    expect((await run(["fmt", "link.rule"], { cwd })).out).toContain("Formatted: link.rule");
    expect(read(cwd, "real/a.rule")).toBe(`\ufeff${LAID_OUT.replaceAll("\n", "\r\n")}`);
    expect(statSync(path.join(cwd, "real/a.rule")).mode & 0o777).toBe(0o600);
    expect(lstatSync(path.join(cwd, "link.rule")).isSymbolicLink()).toBe(true);
  });

  it("exits 2 for what it cannot read or find", async () => {
    const cwd = folderWith({});
    write(cwd, "x/readme.txt", "");
    for (const args of [["nope.rule"], ["x"], ["--nope"]]) {
      const { code, out, err } = await run(["fmt", ...args], { cwd });
      expect([args, code, out]).toEqual([args, 2, ""]);
      expect(err).not.toBe("");
    }
  });
});

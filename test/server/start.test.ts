import { expect, test } from "vitest";
import { startTestServer } from "#test/support/test-server.ts";

const uri = "file:///rules/a.rule";
const header = "---\nname: A\naction: block\n---\n";

test("what a client sends before the server is loaded is handled in its order", async () => {
  const { client, stop } = await startTestServer();
  const text = `${header}ssl\n`;
  const open = { uri, languageId: "cloudflare-rule", version: 1, text };
  void client.sendNotification("textDocument/didOpen", { textDocument: open });
  const first = client.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line: 4, character: 1 },
  });
  void client.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `${header}http.host eq "a.example.com"\n` }],
  });
  const second = client.sendRequest("textDocument/hover", {
    textDocument: { uri },
    position: { line: 4, character: 1 },
  });
  expect(JSON.stringify(await first)).toContain("ssl");
  expect(JSON.stringify(await second)).toContain("http.host");
  await stop();
});

test("an unknown request is refused, also as the first one", async () => {
  const { client, stop } = await startTestServer();
  await expect(client.sendRequest("rulewright/none", {})).rejects.toMatchObject({ code: -32601 });
  await stop();
});

test("the server's compiled code is kept in the client's folder, and nowhere without one", async () => {
  const folders: string[] = [];
  const world = { keepCompiled: (folder: string) => void folders.push(folder) };
  const without = await startTestServer({ world });
  await without.ask("rulewright/status", {});
  expect(folders).toEqual([]);
  const initialization = { storage: "file:///project/storage" };
  const server = await startTestServer({ world, initialization });
  await server.ask("rulewright/status", {});
  expect(folders).toEqual(["file:///project/storage/compiled"]);
  await without.stop();
  await server.stop();
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import onigurumaModule from "vscode-oniguruma";
import textmateModule from "vscode-textmate";

const require = createRequire(import.meta.url);
const syntaxes = new URL("../../syntaxes/", import.meta.url);

/** One token: its text and the scopes that it has beyond the file's own, outermost first. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Grammar files by scope name. The header's YAML is a small stand-in: VS Code brings the real one. */
const FILES: Readonly<Record<string, string>> = {
  "source.cloudflare-rule": fileURLToPath(new URL("cloudflare-rule.tmLanguage.json", syntaxes)),
  "source.cloudflare-expression": fileURLToPath(new URL("cloudflare-expression.tmLanguage.json", syntaxes)),
  "source.yaml": fileURLToPath(new URL("yaml-stand-in.tmLanguage.json", import.meta.url)),
};

export type Tokenize = (text: string) => readonly (readonly Token[])[];

/** Loads a grammar; the result tokenizes a text into lines of tokens. */
export async function loadGrammar(scopeName: string, files = FILES): Promise<Tokenize> {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  const onigLib = onigurumaModule.loadWASM(wasm).then(() => ({
    createOnigScanner: (patterns: string[]) => new onigurumaModule.OnigScanner(patterns),
    createOnigString: (text: string) => new onigurumaModule.OnigString(text),
  }));
  const registry = new textmateModule.Registry({
    onigLib,
    loadGrammar: async (name) => {
      const file = files[name];
      return file === undefined ? null : textmateModule.parseRawGrammar(readFileSync(file, "utf8"), file);
    },
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`no grammar ${scopeName}`);
  return (text) => {
    let stack = textmateModule.INITIAL;
    return text.split("\n").map((line) => {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1),
      }));
    });
  };
}

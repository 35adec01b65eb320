import { ALTERNATIVE, STATE, TRANSITION } from "./utf8-automaton.ts";

/**
 * Bytes that may follow, in groups: where a literal ends, the group ends too, because what ends earlier in the list
 * must win over what is longer and later.
 */
interface TrieNode {
  readonly groups: Map<number, TrieNode>[];
}

function isLeaf(node: TrieNode): boolean {
  return node.groups.every((group) => group.size === 0);
}

function insert(root: TrieNode, bytes: readonly number[]): void {
  let node = root;
  for (const byte of bytes) {
    const group = node.groups.at(-1);
    let next = group?.get(byte);
    if (next === undefined) {
      next = { groups: [new Map()] };
      group?.set(byte, next);
    }
    node = next;
  }
  if (node.groups.length > 1 && isLeaf(node)) return;
  node.groups.push(new Map());
}

/** What an alternation of literals takes, in bytes: the engine compiles it as a trie. */
export function literalTrieCost(literals: readonly (readonly number[])[]): number {
  const root: TrieNode = { groups: [new Map()] };
  for (const bytes of literals) insert(root, bytes);
  let cost = STATE;
  const pending: TrieNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const filled = node.groups.filter((group) => group.size > 0);
    cost += STATE + ALTERNATIVE * (filled.length + node.groups.length - 1);
    for (const group of filled) {
      cost += STATE + (group.size > 1 ? TRANSITION * group.size : 0);
      for (const child of group.values()) {
        if (!isLeaf(child)) pending.push(child);
      }
    }
  }
  return cost;
}

/**
 * Makes a failing text as small as it gets: removes ever smaller runs of tokens, then of characters, while it still fails.
 * `fails` is asked one text at a time.
 */
export async function shrink(text: string, fails: (candidate: string) => Promise<boolean>): Promise<string> {
  const byTokens = await removeRuns(text.match(/[\w.]+|\s+|./gsu) ?? [], fails);
  return removeRuns([...byTokens], fails);
}

async function removeRuns(parts: string[], fails: (candidate: string) => Promise<boolean>): Promise<string> {
  let kept = parts;
  for (let size = kept.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < kept.length; ) {
      const candidate = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await fails(candidate.join(""))) kept = candidate;
      else at += size;
    }
  }
  return kept.join("");
}

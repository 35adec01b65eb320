/** What must be undone when this process ends, newest first. */
const undoings: (() => Promise<void> | void)[] = [];

/** Has `undo` run when the process is told to stop, or by `stopAll`. Returns a function that runs it now, once. */
export function onStop(undo: () => Promise<void> | void): () => Promise<void> {
  let running: Promise<void> | undefined;
  const once = () => {
    running ??= Promise.resolve(undo()).finally(() => undoings.splice(undoings.indexOf(once), 1));
    return running;
  };
  undoings.push(once);
  return once;
}

/** Undoes everything that was started, newest first. An undoing that fails does not keep the others from running. */
export async function stopAll(): Promise<void> {
  for (const undo of [...undoings].reverse()) await Promise.resolve(undo()).catch(console.error);
}

/** The shell's code for a program that a broken pipe ended. */
const BROKEN_PIPE = 141;

/**
 * Answers Ctrl-C, a closed terminal, a reader of the output that went away and a polite kill by undoing everything, then
 * ends with the shell's usual code.
 */
export function stopOnSignals(): void {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  let stopping = false;
  const stop = (code: number) => {
    if (stopping) return;
    stopping = true;
    void stopAll().finally(() => process.exit(code));
  };
  for (const [signal, code] of Object.entries(codes)) process.on(signal, () => stop(code));
  // A reader that goes away (`| head`) breaks the next write, and Node would end at once, children and all left behind.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => stop(BROKEN_PIPE));
  if (process.env["npm_lifecycle_event"]) whenParentEnds(() => stop(codes.SIGTERM));
}

/** A kill of npm ends the shell between npm and us without a word; all that can be seen is another parent. */
function whenParentEnds(act: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 500);
  timer.unref();
}

/** Exit codes of every command (FORMAT.md §4). */
export const EXIT = { fine: 0, findings: 1, couldNotRun: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command could not run: bad usage, an unreadable file, no network. The message is for the reader. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}

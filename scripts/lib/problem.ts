/** Something the reader can act on: its message says what is wrong and what to do, so no stack is printed. */
export class Problem extends Error {
  override name = "Problem";
}

/** Also true of the problems of our plain JavaScript, which has a class of its own. */
export function isProblem(error: unknown): error is Error {
  return error instanceof Error && error.name === "Problem";
}

/** Prints an error the way a command line tool should: a problem as its sentence, a defect of ours with its stack. */
export function printError(error: unknown): void {
  console.error(isProblem(error) ? `\n${error.message}` : error);
}

/** UTC with microseconds, as the Rulesets API prints times. */
export function microsecondTime(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}

/** UTC with whole seconds, as the other services print times. */
export function secondTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** The same with its clock stopped: one write happens at one time. */
export function atOneTime<T extends { readonly now: () => Date }>(context: T): T {
  const now = context.now();
  return { ...context, now: () => now };
}

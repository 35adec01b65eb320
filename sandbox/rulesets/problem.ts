import { ApiFailure, type ApiMessage } from "#sandbox/envelope.ts";

/** One refusal of one member. `member` is a path below the rule, such as `expression` or `action_parameters/response`. */
export interface Problem {
  readonly code?: number;
  readonly message: string;
  readonly member?: string;
}

/** `'value' is not a valid value for field because reason`, the frame of most refusals. */
export function notValid(value: unknown, field: string, reason: string): string {
  return `'${String(value)}' is not a valid value for ${field} because ${reason}`;
}

/** Problems as entries of `errors`; `pointer` is the place of the rule, e.g. `/rules/0`. */
export function problemMessages(problems: readonly Problem[], pointer: string): ApiMessage[] {
  return problems.map(({ code, message, member }) => ({
    ...(code === undefined ? {} : { code }),
    message,
    source: { pointer: member === undefined ? pointer : `${pointer}/${member}` },
  }));
}

/** Ends the request when there is anything to refuse. */
export function refuseAny(messages: readonly ApiMessage[]): void {
  if (messages.length > 0) throw new ApiFailure(400, ...messages);
}

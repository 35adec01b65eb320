import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { SandboxEnv } from "#sandbox/context.ts";

/** One entry of `errors` or `messages`. */
export interface ApiMessage {
  readonly code?: number;
  readonly message: string;
  readonly type?: null;
  readonly source?: { readonly pointer: string };
  readonly error_chain?: readonly ApiMessage[];
}

/** Ends a request with Cloudflare's failure envelope. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly errors: readonly ApiMessage[];

  constructor(status: number, ...errors: readonly ApiMessage[]) {
    super(errors.map((error) => error.message).join("; "));
    this.status = status;
    this.errors = errors;
  }
}

/** The failure envelope for `errors`. */
export function failureBody(errors: readonly ApiMessage[]): Record<string, unknown> {
  return { result: null, success: false, errors, messages: [] };
}

export function failure(c: Context<SandboxEnv>, status: number, errors: readonly ApiMessage[]): Response {
  return printed(c, failureBody(errors), status as ContentfulStatusCode);
}

/** A 200 answer; `extra` adds members such as `result_info` or replaces `messages`. */
export function success(c: Context<SandboxEnv>, result: unknown, extra: Record<string, unknown> = {}): Response {
  return printed(c, { result, success: true, errors: [], messages: [], ...extra }, 200);
}

const RULESETS_SERVICE = /\/rulesets(?:\/|$)/;

/** The rulesets service prints its answers over several lines; there are clients that look for `"success": true`. */
function printed(c: Context<SandboxEnv>, body: unknown, status: ContentfulStatusCode): Response {
  const text = JSON.stringify(body, undefined, RULESETS_SERVICE.test(c.req.path) ? 2 : undefined);
  return c.body(text, status, { "content-type": "application/json" });
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly resultInfo: Record<string, number>;
}

/**
 * One numbered page of `rows`. A page past the end is empty, which is how the official SDK's paging stops.
 * `maximum` bounds `per_page` as the endpoint's documentation does.
 */
export function numberedPage<T>(
  rows: readonly T[],
  query: { page?: string | undefined; per_page?: string | undefined },
  maximum = 50,
  standard = 20,
): Page<T> {
  const page = Math.max(1, Number.parseInt(query.page ?? "1", 10) || 1);
  const perPage = Math.min(maximum, Math.max(1, Number.parseInt(query.per_page ?? "", 10) || standard));
  const items = rows.slice((page - 1) * perPage, page * perPage);
  return {
    items,
    resultInfo: {
      page,
      per_page: perPage,
      total_pages: Math.ceil(rows.length / perPage),
      count: items.length,
      total_count: rows.length,
    },
  };
}

/** A page by cursor: the cursor is the opaque form of the next offset, absent on the last page. */
export function cursorPage<T>(
  rows: readonly T[],
  query: { cursor?: string | undefined; per_page?: string | undefined },
  standard: number,
): { readonly items: readonly T[]; readonly next: string | undefined } {
  const perPage = Math.max(1, Number.parseInt(query.per_page ?? "", 10) || standard);
  const offset =
    query.cursor === undefined ? 0 : Number(Buffer.from(query.cursor, "base64url").toString("latin1")) || 0;
  const end = offset + perPage;
  return {
    items: rows.slice(offset, end),
    next: end < rows.length ? Buffer.from(String(end), "latin1").toString("base64url") : undefined,
  };
}

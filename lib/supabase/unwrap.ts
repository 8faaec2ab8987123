import { UnavailableError } from "../errors.ts";

type Answer = { data: unknown; error: { message: string; code?: string } | null; status: number };

/**
 * The data of a Supabase answer.
 * @throws UnavailableError when the database or the way to it is down; Error when the query itself is wrong (a bug).
 */
export function unwrap<A extends Answer>(answer: A): Extract<A, { error: null }>["data"] {
  if (answer.error === null) return answer.data;
  const { message, code } = answer.error;
  const summary = `database: ${message}${code ? ` (${code})` : ""}`;
  throw isOutage(answer.status, code) ? new UnavailableError(summary) : new Error(summary);
}

/** SQLSTATE classes 08, 53, 57 and 58 and PostgREST's PGRST00x are about connections and resources, not the query. */
function isOutage(status: number, code = ""): boolean {
  return (
    status === 0 || status === 502 || status === 503 || status === 504 || /^(08|53|57|58|PGRST00)/.test(code)
  );
}

import { z } from "zod";
import { env } from "../env.ts";

const refusal = z.object({ error: z.object({ message: z.string(), requestId: z.string() }) });

type Answer<T> = { ok: true; data: T } | { ok: false; status: number | null; fault: string };

/**
 * Asks a route of the shop that takes CRON_SECRET. `fault`: what it answered instead of `shape`; `status` is null where
 * it did not answer.
 */
export async function askShop<T>(path: string, shape: z.ZodType<T>, timeoutMs: number): Promise<Answer<T>> {
  const { NEXT_PUBLIC_SITE_URL: site, CRON_SECRET: secret } = env();
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await fetch(`${site}${path}`, { headers, signal: AbortSignal.timeout(timeoutMs) }).catch(
    () => null,
  );
  if (!answer) return { ok: false, status: null, fault: `${path} gives no answer.` };
  const { status } = answer;
  const body: unknown = await answer.json().catch(() => null);
  const { data, success } = shape.safeParse(body);
  if (answer.ok && success) return { ok: true, data };
  const { error } = refusal.safeParse(body).data ?? {};
  const reason = error ? `: ${error.message} (${error.requestId})` : ", and not what the doctor expects.";
  return { ok: false, status, fault: `${path} answers ${status}${reason}` };
}

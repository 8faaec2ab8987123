import "server-only";
import type { Recorded, RecordFact } from "@/lib/payments/fact";
import type { Answer, MakeCall, ObjectFact, Page, RefundFact } from "@/lib/payments/payment-provider";
import { provider } from "@/lib/payments/provider";

export async function refreshCheckoutSession(
  sessionId: string,
  record: RecordFact,
): Promise<Answer<Recorded>> {
  const answer = await provider.retrieveSession(sessionId);
  return answer.ok ? { ok: true, data: await record(answer.data) } : answer;
}

export const atOnce: MakeCall = (call) => call();

/** Reads every refund and dispute of a payment, and records them. Returns the refunds. */
export async function refreshReversals(
  paymentId: string,
  record: RecordFact,
  makeCall = atOnce,
): Promise<Answer<RefundFact[]>> {
  const [refunds, disputes] = await Promise.all([
    listAll((after) => makeCall(() => provider.listRefunds({ paymentId, after }))),
    listAll((after) => makeCall(() => provider.listDisputes({ paymentId, after }))),
  ]);
  if (!refunds.ok) return refunds;
  if (!disputes.ok) return disputes;
  for (const fact of [...refunds.data, ...disputes.data]) await record(fact);
  return refunds;
}

async function listAll<T extends ObjectFact>(
  list: (after?: string) => Promise<Answer<Page<T>>>,
): Promise<Answer<T[]>> {
  const found: T[] = [];
  for (;;) {
    const page = await list(found.at(-1)?.object.id);
    if (!page.ok) return page;
    found.push(...page.data.items);
    if (!page.data.hasMore) return { ok: true, data: found };
  }
}

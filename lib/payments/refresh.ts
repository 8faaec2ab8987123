import "server-only";
import type { Answer, Fact, Page } from "@/lib/payments/provider";
import { type Recorded, recordPaymentFact } from "@/lib/payments/record";
import { stripeProvider as provider } from "@/lib/payments/stripe/provider";

/** Asks Stripe how a session stands, and records the answer. */
export async function refreshSession(sessionId: string): Promise<Answer<Recorded>> {
  const answer = await provider.retrieveSession(sessionId);
  if (!answer.ok) return answer;
  return { ok: true, data: await recordPaymentFact("checkout.session.retrieved", answer.data) };
}

/** Asks Stripe for every refund and dispute of a payment, and records them. Answers the refunds. */
export async function refreshReversals(paymentIntentId: string): Promise<Answer<Fact[]>> {
  const [refunds, disputes] = await Promise.all([
    listAll((after) => provider.listRefunds({ paymentIntentId, after })),
    listAll((after) => provider.listDisputes({ paymentIntentId, after })),
  ]);
  if (!refunds.ok) return refunds;
  if (!disputes.ok) return disputes;
  for (const refund of refunds.data) await recordPaymentFact("refund.retrieved", refund);
  for (const dispute of disputes.data) await recordPaymentFact("charge.dispute.retrieved", dispute);
  return refunds;
}

async function listAll(list: (after?: string) => Promise<Answer<Page<Fact>>>): Promise<Answer<Fact[]>> {
  const found: Fact[] = [];
  for (;;) {
    const page = await list(found.at(-1)?.object.id);
    if (!page.ok) return page;
    found.push(...page.data.items);
    if (!page.data.hasMore) return { ok: true, data: found };
  }
}

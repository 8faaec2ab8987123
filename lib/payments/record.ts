import "server-only";
import { after } from "next/server";
import { sendMailsLater } from "@/lib/mails/outbox";
import { type Recorded, writeEvent, writePaymentFact } from "@/lib/payments/fact";
import type { Fact, PaymentEvent } from "@/lib/payments/payment-provider";
import { refundDuplicatePayment } from "@/lib/payments/send-refunds";

/**
 * Records an answer of the provider's API, and starts what must follow from it. Safe to repeat and to call in any
 * order.
 * @throws UnavailableError when the database is down; nothing is recorded then.
 */
export async function recordPaymentFact(fact: Fact): Promise<Recorded> {
  return followUp(await writePaymentFact("api", fact));
}

/** The same for a verified event. */
export async function recordEvent(event: PaymentEvent): Promise<Recorded> {
  return followUp(await writeEvent("webhook", event));
}

/** After the answer: no request waits for a refund or a mail, and the webhook calls no API. */
function followUp(recorded: Recorded): Recorded {
  const { duplicate, purchaseId, outcome } = recorded;
  if (duplicate && purchaseId) after(() => refundDuplicatePayment(purchaseId));
  if (outcome === "recorded") sendMailsAfterAnswer();
  return recorded;
}

/** Outside of a request the job sends them. */
function sendMailsAfterAnswer(): void {
  try {
    after(sendMailsLater);
  } catch {}
}

import Stripe from "stripe";
import { z } from "zod";
import { type Answer, request } from "./request.ts";

const session = z.object({
  id: z.string(),
  status: z.enum(["open", "complete", "expired"]),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  payment_link: z.string().nullish(),
  payment_intent: z.string().nullable(),
  amount_subtotal: z.int(),
  amount_total: z.int(),
  currency: z.string(),
  metadata: z.record(z.string(), z.string()),
});
const refund = z.object({
  id: z.string(),
  status: z.string(),
  amount: z.int(),
  metadata: z.record(z.string(), z.string()),
});
const dispute = z.object({ id: z.string(), status: z.string(), amount: z.int() });
const payment = z.object({
  session,
  payment_intent: z.object({ id: z.string(), status: z.string() }),
  charge: z.object({ id: z.string(), status: z.string(), amount: z.int(), currency: z.string() }).nullable(),
  refunds: z.array(refund),
  disputes: z.array(dispute),
});
const delivery = z.object({
  id: z.string(),
  type: z.string(),
  state: z.string(),
  attempts: z.array(z.object({ status: z.int().nullable() })),
});

export type Session = z.infer<typeof session>;
/** A payment that a customer began, with all that came of it. */
export type Payment = z.infer<typeof payment>;
export type StripeClient = ReturnType<typeof createStripeClient>;

/** Stripe from its own side: its dashboard, its customers' page, the banks, and its books. */
export function createStripeClient(base: string, secretKey: string) {
  const ask = (path: string, body?: object) => request(`${base}/_sandbox${path}`, body ? { body } : {});
  const read = async <T>(path: string, shape: z.ZodType<T>): Promise<T> =>
    shape.parse((await ask(path))?.json);
  return {
    /** What a person does there; refused where it is too late or too early for it. */
    act: (path: string, body: object = {}): Promise<Answer | null> => ask(path, body),
    /** What only the test does, and must not fail. */
    async set(path: string, body: object = {}): Promise<void> {
      const answer = await ask(path, body);
      if (answer?.status !== 200) throw new Error(`Stripe sandbox, ${path}: ${JSON.stringify(answer)}`);
    },
    /** A paid session without our metadata; false where a fault came between. */
    async sellElsewhere(reference: string): Promise<boolean> {
      const price = { currency: "usd", unit_amount: 1200, product_data: { name: "A mug" } };
      const item = { quantity: 1, price_data: price };
      const ask = { mode: "payment" as const, success_url: base, client_reference_id: reference };
      const stripe = new Stripe(secretKey, { protocol: "http", host: "localhost", port: new URL(base).port });
      const made = await stripe.checkout.sessions.create({ ...ask, line_items: [item] }).catch(() => null);
      return made !== null && (await this.act(`/sessions/${made.id}/pay`))?.status === 200;
    },
    sessions: async (): Promise<Session[]> =>
      (await read("/sessions", z.object({ data: z.array(session) }))).data,
    async payments(purchaseId?: string): Promise<Payment[]> {
      const query = purchaseId ? `?purchase_id=${purchaseId}` : "";
      return (await read(`/payments${query}`, z.object({ data: z.array(payment) }))).data;
    },
    deliveries: async () => (await read("/deliveries", z.object({ data: z.array(delivery) }))).data,
  };
}

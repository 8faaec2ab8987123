import type { PaymentProvider } from "@/lib/payments/payment-provider";
import { stripeProvider } from "@/lib/payments/stripe/provider";
import {
  breakStripe,
  mendStripe,
  openDispute,
  pay,
  refundPayment,
  stripe,
  updateDispute,
} from "../stripe/control.ts";
import { sign as signEvent, webhookPath } from "../stripe/webhook.ts";
import { secondProvider } from "./provider.ts";
import { sign, startSecondProvider } from "./server.ts";

type Sent = { body: Buffer; headers: Headers };

/** A provider, and what its buyers, their banks and its dashboard do, behind the shop's back. */
export type Desk = {
  provider: PaymentProvider;
  /** Where it sends what happens. */
  endpoint: string;
  pay(sessionId: string): Promise<void>;
  /** A refund that the shop did not ask for. */
  refund(paymentId: string): Promise<void>;
  dispute(paymentId: string): Promise<{ id: string; win(): Promise<void> }>;
  /** A body as the provider would send it. */
  sign(body: string): Sent;
  /** The event about an object, as it is sent. */
  sentAbout(objectId: string): Promise<Sent>;
  /** No answer comes from the provider to calls about this purchase until `mend`. */
  cutOff(purchaseId: string): Promise<{ mend(): Promise<void> }>;
  stop(): Promise<void>;
};

const signForStripe = (body: string): Sent => ({
  body: Buffer.from(body),
  headers: new Headers({ "stripe-signature": signEvent(body) }),
});

export async function openStripeDesk(): Promise<Desk> {
  return {
    provider: stripeProvider,
    endpoint: `${process.env.NEXT_PUBLIC_SITE_URL}${webhookPath}`,
    pay: async (sessionId) => void (await pay(sessionId)),
    refund: async (paymentId) => void (await refundPayment(paymentId)),
    async dispute(paymentId) {
      const { id } = await openDispute(paymentId);
      return { id, win: async () => void (await updateDispute(id, "won")) };
    },
    sign: signForStripe,
    async sentAbout(objectId) {
      const { data } = await stripe.events.list({ limit: 100 });
      const about = data.find((event) => "id" in event.data.object && event.data.object.id === objectId);
      if (!about) throw new Error(`Stripe has no event about ${objectId}.`);
      return signForStripe(JSON.stringify(about));
    },
    async cutOff(purchaseId) {
      await breakStripe({ kind: "reset", times: 9, match: purchaseId });
      return { mend: async () => void (await mendStripe(purchaseId)) };
    },
    stop: async () => {},
  };
}

export async function openSecondDesk(): Promise<Desk> {
  const server = await startSecondProvider();
  const { state } = server;
  const endpoint = `${server.url}/nowhere`;
  server.sendNoticesTo(endpoint);
  process.env.SECOND_PROVIDER_URL = server.url;
  return {
    provider: secondProvider,
    endpoint,
    async pay(sessionId) {
      const order = state.orders.get(sessionId);
      if (!order || !state.end(order, "paid")) throw new Error(`Order ${sessionId} cannot be paid.`);
    },
    async refund(captureId) {
      state.giveBack({ captureId, reference: null, parts: 1 });
    },
    async dispute(captureId) {
      const made = state.complain(captureId);
      if (!made) throw new Error(`There is no capture ${captureId}.`);
      return { id: made.id, win: async () => state.decide(made, "rejected") };
    },
    sign,
    async sentAbout(objectId) {
      const about = state.notices.find(({ subject }) => subject.it.id === objectId);
      if (!about) throw new Error(`There is no notice about ${objectId}.`);
      return sign(JSON.stringify(about));
    },
    async cutOff() {
      process.env.SECOND_PROVIDER_URL = "http://localhost:1";
      return {
        mend: async () => {
          process.env.SECOND_PROVIDER_URL = server.url;
        },
      };
    },
    stop: server.stop,
  };
}

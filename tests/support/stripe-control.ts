import Stripe from "stripe";
import { z } from "zod";

const base = new URL(process.env.STRIPE_API_BASE ?? "http://localhost");

/** Stripe as the shop sees it. */
export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY ?? "", {
  protocol: "http",
  host: base.hostname,
  port: base.port,
});

export const cards = { pays: "4242424242424242", declined: "4000000000000002" };

/** The learner pays on Stripe's page; its webhook is sent unless it is held or dropped. */
export const pay = (sessionId: string, card = cards.pays) => control(`/sessions/${sessionId}/pay`, { card });

/** The learner pays, and Stripe never tells the shop by itself. Answers the session as Stripe has it then. */
export async function payUnnoticed(sessionId: string) {
  await control("/deliveries", { mode: "drop", session: sessionId });
  await pay(sessionId);
  return stripe.checkout.sessions.retrieve(sessionId);
}

const sessionList = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string(), url: z.string().nullable() })),
});

/** Every session that Stripe has for this purchase, newest first. */
export async function listSessions(purchaseId: string) {
  return sessionList.parse(await control(`/sessions?purchase_id=${purchaseId}`)).data;
}

type Fault = {
  kind: "reset" | "hang" | "429" | "500" | "truncated" | "409";
  times: number;
  /** What must occur in the request, so that tests do not disturb each other. */
  match: string;
  path?: string;
  afterCommit?: boolean;
};

/** Breaks the next calls of Stripe's API that name `match`; ends with `mend`. */
export const breakStripe = (fault: Fault) => control("/faults", fault);

export const mendStripe = (match: string) => control(`/faults?match=${match}`, undefined, "DELETE");

/** The sandbox's own page under /_sandbox, as an API. */
export async function control(path: string, body?: object, method = body ? "POST" : "GET"): Promise<unknown> {
  const response = await fetch(new URL(`/_sandbox${path}`, base), {
    method,
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`Stripe sandbox, ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

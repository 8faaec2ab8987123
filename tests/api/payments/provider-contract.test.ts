import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { writePaymentFact } from "@/lib/payments/fact";
import type { CheckoutParams, PaymentProvider, SessionFact } from "@/lib/payments/payment-provider";
import { openCreditCheckout, redeem, starter } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { type Checkout, createShop, openCheckout, type Shop } from "../../support/database/shop.ts";
import { type Desk, openSecondDesk, openStripeDesk } from "../../support/second-provider/desks.ts";
import { until } from "../../support/until.ts";

// What the shop relies on in any provider (lib/payments/payment-provider.ts).

// The shop's code runs in this process here: its log would stand between the results.
vi.hoisted(() => vi.stubEnv("LOG_LEVEL", "silent"));

const desks = { Stripe: openStripeDesk, "the second provider": openSecondDesk };

describe.each(Object.entries(desks))("%s", (_, openDesk) => {
  let desk: Desk;
  let provider: PaymentProvider;
  beforeAll(async () => {
    desk = await openDesk();
    ({ provider } = desk);
  });
  afterAll(() => desk.stop());

  /** A checkout of a new learner's, whose session the provider has made. */
  async function open(what: "lesson" | "pack" = "lesson") {
    const { checkout, shop } = await sql.begin(async (tx) => {
      const shop = await createShop(tx, { price: "4.00" });
      const checkout =
        what === "lesson"
          ? await openCheckout(tx, shop.learner, shop.lessonId)
          : await openCreditCheckout(tx, shop.learner, starter);
      return { checkout, shop };
    });
    const params = paramsOf(checkout);
    return { params, shop, session: need(await provider.createSession(params)) };
  }

  const retrieve = async (session: SessionFact) => need(await provider.retrieveSession(session.object.id));

  /** The same, paid, as the provider and the shop then have it. */
  async function buy(what?: "lesson" | "pack") {
    const { session, ...opened } = await open(what);
    await desk.pay(session.object.id);
    const paid = await retrieve(session);
    const recorded = await writePaymentFact("api", paid);
    const [row] = await sql<{ id: string }[]>`
      select payment_intent_id as id from public.purchases where id = ${opened.params.purchaseId}`;
    return { ...opened, session: paid, recorded, paymentId: row?.id ?? "" };
  }

  test("makes one session of a purchase, which its buyer can pay", async () => {
    const { params, session } = await open();
    expect(session.object).toMatchObject({ status: "open", url: expect.stringMatching(/^http/) });
    expect(need(await provider.createSession(params)).object.id).toBe(session.object.id);
    expect((await writePaymentFact("api", session)).status).toBe("pending");
  });

  test.each(["lesson", "pack"] as const)(
    "reports a paid %s so that the database completes it, and it opens the lesson",
    async (what) => {
      const { session, recorded, paymentId, shop } = await buy(what);
      expect(session).toMatchObject({ object: { status: "complete" }, unpaidPaymentId: null });
      expect(recorded).toMatchObject({ outcome: "recorded", status: "completed" });
      if (what === "pack") await sql.begin((tx) => redeem(tx, shop.learner, shop.lessonId));
      expect(await openTo(shop)).toBe(true);
      expect(await provider.cancelPayment(paymentId)).toMatchObject({ ok: false, code: "refused" });
    },
  );

  test("expires a session, and does not once it is paid", async () => {
    const { session } = await open();
    expect(need(await provider.expireSession(session.object.id)).object.status).toBe("expired");
    expect((await writePaymentFact("api", await retrieve(session))).status).toBe("expired");
    const { session: paid } = await buy();
    expect(await provider.expireSession(paid.object.id)).toMatchObject({ ok: false, code: "refused" });
  });

  test("says for good that it has no such session", async () => {
    const unknown = await provider.retrieveSession(`cs_test_${randomUUID()}`);
    expect(unknown).toMatchObject({ ok: false, permanent: "unknown_session" });
  });

  test("makes a refund once, and knows whose request it was", async () => {
    const { params, paymentId } = await buy();
    const { purchaseId, amountMinor } = params;
    const request = { id: randomUUID(), purchaseId, paymentId, amountMinor: amountMinor - 1 };
    const refund = need(await provider.createRefund({ ...request, reason: "requested_by_customer" }, 0));
    expect(refund.requestId).toBe(request.id);
    const again = need(await provider.createRefund({ ...request, reason: "requested_by_customer" }, 0));
    expect(again.object.id).toBe(refund.object.id);
    expect((await writePaymentFact("api", refund)).status).toBe("partially_refunded");
    await desk.refund(paymentId);
    const { items } = need(await provider.listRefunds({ paymentId }));
    expect(items.map(({ requestId }) => requestId)).toEqual([null, request.id]);
    const [other] = items;
    const retrieved = need(await provider.retrieveRefund(other?.object.id ?? ""));
    expect((await writePaymentFact("api", retrieved)).status).toBe("refunded");
  });

  test("reports a dispute, and that it was won", async () => {
    const { paymentId } = await buy();
    const { id, win } = await desk.dispute(paymentId);
    const { items } = need(await provider.listDisputes({ paymentId }));
    expect(items.map(({ object }) => object.id)).toEqual([id]);
    for (const fact of items) expect((await writePaymentFact("api", fact)).status).toBe("disputed");
    await win();
    // An answer may count as of the second before, in which the dispute was opened.
    await until("the payment to stand again", async () => {
      const won = need(await provider.retrieveDispute(id));
      return (await writePaymentFact("api", won)).status === "completed";
    });
  });

  test("sends events that it signs, and lists the same", async () => {
    const { session, recorded } = await buy();
    const { body, headers } = await desk.sentAbout(session.object.id);
    const verified = provider.verifyEvent(body, headers);
    if (!verified.ok) throw new Error(verified.code);
    expect(verified.event).toMatchObject({ isHandled: true, object: { id: session.object.id } });
    const fact = { object: verified.event.object, occurredAt: session.occurredAt };
    expect(await writePaymentFact("webhook", fact, verified.event)).toMatchObject({
      status: recorded.status,
    });
    const { items } = need(await provider.listEvents({ since: verified.event.createdAt }));
    expect(items.find(({ id }) => id === verified.event.id)?.event).toEqual(verified.event);
    expect(need(await provider.listEvents({ after: verified.event.id })).items).not.toContainEqual(
      expect.objectContaining({ id: verified.event.id }),
    );
  });

  test("takes no event for its own without its signature", async () => {
    const { session } = await buy();
    const { body, headers } = await desk.sentAbout(session.object.id);
    const changed = Buffer.from(body.toString().replace(session.object.id, "another"));
    const refused = { ok: false, code: "invalid_signature" };
    expect(provider.verifyEvent(changed, headers)).toMatchObject(refused);
    expect(provider.verifyEvent(body, new Headers())).toMatchObject(refused);
    const nothing = desk.sign("null");
    expect(provider.verifyEvent(nothing.body, nothing.headers)).toMatchObject({ code: "invalid_payload" });
  });

  test("knows where it sends events", async () => {
    expect(need(await provider.getWebhookState(desk.endpoint))).toBe("enabled");
    expect(need(await provider.getWebhookState("http://localhost/elsewhere"))).toBe("missing");
  });

  test("leaves the outcome open when no answer comes", async () => {
    const { checkout } = await sql.begin(async (tx) => {
      const shop = await createShop(tx);
      return { checkout: await openCheckout(tx, shop.learner, shop.lessonId) };
    });
    const { mend } = await desk.cutOff(checkout.purchaseId);
    const failed = await provider.createSession(paramsOf(checkout));
    await mend();
    expect(failed).toMatchObject({ ok: false, code: "unavailable", unreachable: true });
  });

  test("has sentences for its codes", () => {
    const { describeDisputeReason, describeRefundFailure, describeRefusal } = provider;
    for (const describeCode of [describeDisputeReason, describeRefundFailure, describeRefusal])
      expect(describeCode("a_code_of_tomorrow")).toMatch(/^[A-Z].*\.$/);
  });
});

/** Whether the lesson is open to its buyer. */
async function openTo({ learner, lessonId }: Shop): Promise<boolean> {
  const rows = await sql`
    select from public.purchases where user_id = ${learner.id} and lesson_id = ${lessonId} and grants_access`;
  return rows.length === 1;
}

function paramsOf(checkout: Checkout): CheckoutParams {
  const { purchaseId, lessonId, creatorId, amountMinor, currency, expiresAt } = checkout;
  return {
    ...{ purchaseId, lessonId, creatorId, amountMinor, currency, expiresAt },
    title: "Kerning",
    mode: "hosted",
    successUrl: "http://localhost/thanks",
    cancelUrl: "http://localhost/back",
    customerEmail: "ada@lectern.test",
  };
}

function need<T>(answer: { ok: true; data: T } | { ok: false; reason: string }): T {
  if (!answer.ok) throw new Error(answer.reason);
  return answer.data;
}

import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { startCheckout, startEmbeddedCheckout } from "@/lib/checkout/start";
import { provider } from "@/lib/payments/provider";
import { createOwnLesson, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { type Account, createLearner } from "../../support/http/accounts.ts";
import { getEffects } from "../../support/http/effects.ts";
import { breakStripe, listSessions, mendStripe, payUnnoticed, stripe } from "../../support/stripe/control.ts";

// The shop's code runs in this process here: its log would stand between the results.
vi.hoisted(() => vi.stubEnv("LOG_LEVEL", "silent"));

// What a server action calls, without a browser around it; the real SDK, sandbox and database.
const userOf = ({ id, email }: Account) => ({ id, email, displayName: "", aal: "aal1" as const });

async function arrange() {
  const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  return {
    learner,
    lessonId,
    embed: () => startEmbeddedCheckout(userOf(learner), { lessonId }),
    host: () => startCheckout(userOf(learner), { lessonId }),
  };
}

/** The statuses of every session that Stripe has made for a learner, the oldest purchase first. */
async function sessionsOf(learner: Account): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from public.purchases where user_id = ${learner.id} order by created_at, id`;
  const sessions = await Promise.all(rows.map(({ id }) => listSessions(id)));
  return sessions.flat().map(({ status }) => status);
}

describe("Stripe itself", () => {
  const purchase = () => ({
    purchaseId: randomUUID(),
    lessonId: randomUUID(),
    creatorId: randomUUID(),
    title: "Kerning",
    amountMinor: 1200,
    currency: "usd",
    expiresAt: Math.floor(Date.now() / 1000) + 7200,
    successUrl: "http://localhost/checkout/success?session_id={CHECKOUT_SESSION_ID}",
    cancelUrl: "http://localhost/checkout/cancel",
    customerEmail: "ada@lectern.test",
  });

  test("takes a hosted session with both URLs, and an embedded one with return_url alone", async () => {
    const hosted = await provider.createSession({ ...purchase(), mode: "hosted" });
    const embedded = await provider.createSession({ ...purchase(), mode: "embedded" });
    expect(hosted).toMatchObject({ ok: true, data: { clientSecret: null, object: { status: "open" } } });
    expect(embedded).toMatchObject({
      ok: true,
      data: {
        clientSecret: expect.stringContaining("_secret_"),
        object: { url: null, return_url: purchase().successUrl, success_url: null, cancel_url: null },
      },
    });
  });

  test("returns the client secret and does not record it", async () => {
    const made = await provider.createSession({ ...purchase(), mode: "embedded" });
    if (!made.ok) throw new Error(made.reason);
    const found = await provider.retrieveSession(made.data.object.id);
    expect(found).toMatchObject({ ok: true, data: { clientSecret: made.data.clientSecret } });
    expect(JSON.stringify(made.data.object)).not.toContain("_secret_");
  });
});

describe("9: one open checkout in every payment mode", () => {
  test("20 clicks at once of a browser that pays in the page: one session, one secret", async () => {
    const { learner, embed } = await arrange();
    const answers = await Promise.all(Array.from({ length: 20 }, embed));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, clientSecret: expect.stringContaining("_secret_") });
    expect(await sessionsOf(learner)).toEqual(["open"]);
  });

  test("a hosted one that is open is offered to every browser", async () => {
    const { learner, embed, host } = await arrange();
    const hosted = await host();
    expect(await embed()).toEqual(hosted);
    expect(await sessionsOf(learner)).toEqual(["open"]);
  });

  test("an embedded one is ended before a browser without a script gets its page", async () => {
    const { learner, lessonId, embed } = await arrange();
    await embed();
    const { purchaseId } = await openCheckout(learner, lessonId);
    expect(await sessionsOf(learner)).toEqual(["expired", "open"]);
    expect((await getEffects(purchaseId)).purchase.status).toBe("pending");
  });

  test("both at once, 20 times: at most one can be paid in the end, and each browser then gets that one", async () => {
    const { learner, embed, host } = await arrange();
    await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? host() : embed())));
    const last = await host();
    expect(await embed()).toEqual(last);
    expect((await sessionsOf(learner)).filter((status) => status === "open")).toHaveLength(1);
  });
});

test("30: an embedded checkout whose creation was not confirmed is found and expired, not left payable", async () => {
  const { learner, lessonId, embed, host } = await arrange();
  await breakStripe({ kind: "reset", times: 100, match: lessonId, afterCommit: true });
  expect(await embed()).toMatchObject({ ok: false, code: "unavailable" });
  await mendStripe(lessonId);
  expect(await host()).toMatchObject({ ok: true, sessionUrl: expect.stringContaining("/c/pay/") });
  expect(await sessionsOf(learner)).toEqual(["expired", "open"]);
});

test("12: paid in the page a moment ago: another browser answers that the lesson is owned", async () => {
  const { learner, embed, host } = await arrange();
  const checkout = await embed();
  if (!checkout.ok || checkout.sessionId === null) throw new Error("no session");
  await payUnnoticed(checkout.sessionId);
  expect(await host()).toMatchObject({ ok: false, code: "already_purchased" });
  expect(await sessionsOf(learner)).toEqual(["complete"]);
  expect((await getEffects(checkout.purchaseId)).purchase.status).toBe("completed");
});

test("the options of an embedded checkout stay, whatever the next request asks for", async () => {
  const { lessonId, embed } = await arrange();
  const checkout = await embed();
  if (!checkout.ok || checkout.sessionId === null) throw new Error("no session");
  const [row] = await sql<{ metadata: Record<string, string> }[]>`
    select metadata from public.purchases where id = ${checkout.purchaseId}`;
  expect(row?.metadata.mode).toBe("embedded");
  const session = await stripe.checkout.sessions.retrieve(checkout.sessionId);
  expect(session).toMatchObject({ ui_mode: "embedded_page", metadata: { lesson_id: lessonId } });
});

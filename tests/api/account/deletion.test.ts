import { describe, expect, test } from "vitest";
import {
  createCheckout,
  createCompletedPurchase,
  createDeliveredPurchase,
  createPaidPurchase,
  type LearnerCheckout,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { findTablesWithText } from "../../support/database/find-text.ts";
import { listTasks } from "../../support/database/tasks.ts";
import { createLearner, createOperator } from "../../support/http/accounts.ts";
import {
  type DeletionForm,
  expectNotDeleted,
  hasAccount,
  sendDeletionForm,
} from "../../support/http/delete-account.ts";
import { getOutcome, untilStatus } from "../../support/http/effects.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";
import { breakStripe, control, mendStripe, payByBank, stripe } from "../../support/stripe/control.ts";
import { deliver } from "../../support/stripe/webhook.ts";

describe("deleting an account", () => {
  test("anonymizes the person, keeps the payment, and signs out", async () => {
    const { learner, purchaseId } = await createCompletedPurchase();
    const { status, to, cookies, cleared } = await sendDeletionForm(learner);
    expect({ status, to, cleared }).toEqual({ status: 303, to: "/goodbye", cleared: '"cache", "storage"' });
    expect(cookies.join()).toMatch(/lectern-auth[^,]*(Max-Age=0|Expires=Thu, 01 Jan 1970)/i);
    expect(await findTablesWithText(sql, learner.email)).toEqual([]);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", paid_minor: 1200 });
    expect(await listTasks(purchaseId)).toEqual([]);
    expect((await ask("/api/purchases", { token: learner.token })).status).toBe(401);
  });

  test("is said once, where it led to, and nowhere else", async () => {
    const { cookies } = await sendDeletionForm(await createLearner());
    const flash = cookies.find((set) => set.includes("lectern-flash="))?.split(";")[0] ?? "";
    const goodbye = await ask("/goodbye", { headers: { cookie: flash } });
    expect(goodbye).toMatchObject({ status: 200, text: expect.stringContaining("Your account is deleted") });
    for (const cookie of ["", flash.replace("account-deleted", "something-else")]) {
      const { status, headers } = await ask("/goodbye", { headers: { cookie } });
      expect({ status, to: headers.get("location") }).toEqual({ status: 307, to: "/" });
    }
  });

  test("a later refund of the kept purchase is still recorded", async () => {
    const { learner, purchaseId, paymentIntent } = await createDeliveredPurchase();
    await sendDeletionForm(learner);
    await control(`/payments/${paymentIntent}/refund`, {});
    await untilStatus(purchaseId, "refunded");
    expect(await getOutcome(purchaseId)).toMatchObject({ refunded_minor: 1200 });
  });

  test("a later webhook of the payment finds its purchase", async () => {
    const { learner, purchaseId, event } = await createPaidPurchase();
    await sql`update public.purchases set status = 'processing' where id = ${purchaseId}`;
    expect((await sendDeletionForm(learner)).to).toBe("/goodbye");
    expect((await deliver(event)).status).toBe(200);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed", paid_minor: 1200 });
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "paid_without_account" }]);
  });

  test("a bank payment under way that settles afterwards is an operator's to refund", async () => {
    const { learner, purchaseId, sessionId } = await createCheckout();
    await payByBank(sessionId);
    await untilStatus(purchaseId, "processing");
    expect((await sendDeletionForm(learner)).to).toBe("/goodbye");
    await control(`/sessions/${sessionId}/settle`, { outcome: "succeed" });
    await untilStatus(purchaseId, "completed");
    expect(await listTasks(purchaseId)).toMatchObject([{ kind: "paid_without_account" }]);
  });

  test("expires open checkout sessions first", async () => {
    const { learner, purchaseId, sessionId } = await createCheckout();
    expect((await sendDeletionForm(learner)).to).toBe("/goodbye");
    expect(await stripe.checkout.sessions.retrieve(sessionId)).toMatchObject({ status: "expired" });
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "expired" });
  });

  test("stops when a checkout was just paid, so that the member decides again", async () => {
    const { learner, purchaseId } = await createPaidPurchase();
    await expectNotDeleted(await sendDeletionForm(learner), learner);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
  });

  test("stops when Stripe cannot expire a checkout session", async () => {
    const { learner, purchaseId, sessionId }: LearnerCheckout = await createCheckout();
    await breakStripe({ kind: "500", match: sessionId, times: 20 });
    await expectNotDeleted(await sendDeletionForm(learner), learner);
    await mendStripe(sessionId);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "pending" });
    expect((await sendDeletionForm(learner)).to).toBe("/goodbye");
  });

  test("continues after an interruption", async () => {
    const { learner, purchaseId } = await createCompletedPurchase();
    await sql`select public.anonymize_user(${learner.id})`;
    expect((await sendDeletionForm(learner)).to).toBe("/goodbye");
    expect(await hasAccount(learner)).toBe(false);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
  });

  test("reports an unknown outcome when the database times out", async () => {
    const { learner, purchaseId } = await createCompletedPurchase();
    const { to, cookies } = await sql.begin(async (tx) => {
      await tx`select from public.profiles where id = ${learner.id} for update`;
      return sendDeletionForm(learner);
    });
    expect(to).toBe("/settings/delete");
    expect(decodeURIComponent(cookies.join())).toContain("what you bought may be cut off from you already");
    expect((await sendDeletionForm(learner)).to).toBe("/goodbye");
    expect(await hasAccount(learner)).toBe(false);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
  });

  test.each<[string, DeletionForm]>([
    ["a wrong password", { currentPassword: "not the password" }],
    ["no password", { currentPassword: "" }],
    ["another word", { word: "keep" }],
  ])("cannot be done with %s", async (_, typed) => {
    const learner = await createLearner();
    await expectNotDeleted(await sendDeletionForm(learner, typed), learner);
  });

  test("cannot be done from another site's page, nor by a guest", async () => {
    const learner = await createLearner();
    expect((await sendDeletionForm(learner, { origin: "https://elsewhere.test" })).status).toBe(403);
    expect(await hasAccount(learner)).toBe(true);
    const { status, headers } = await ask("/auth/delete-account", {
      method: "POST",
      headers: { origin: shopUrl },
    });
    expect({ status, to: headers.get("location") }).toEqual({
      status: 303,
      to: "/sign-in?next=%2Fsettings%2Fdelete",
    });
  });

  test("eight concurrent requests delete once, without an error", async () => {
    const { learner, purchaseId } = await createCompletedPurchase();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => sendDeletionForm(learner).catch(() => null)),
    );
    expect(answers.filter((answer) => answer !== null && answer.status >= 500)).toEqual([]);
    expect(await hasAccount(learner)).toBe(false);
    expect(await getOutcome(purchaseId)).toMatchObject({ status: "completed" });
  });

  test("an operator still refunds the kept purchase", async () => {
    const { learner, purchaseId } = await createCompletedPurchase();
    await sendDeletionForm(learner);
    const refund = await ask(`/api/purchases/${purchaseId}/refunds`, {
      token: (await createOperator()).token,
      body: { requestId: crypto.randomUUID(), amountMinor: 1200 },
    });
    expect(refund.json).toMatchObject({ status: "refunded", refundedMinor: 1200 });
  });
});

import { describe, expect, test } from "vitest";
import { askCheckout, createOwnLesson, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { countPurchases } from "../../support/http/effects.ts";
import { expectError } from "../../support/http/shop-client.ts";
import { breakStripe, listSessions, mendStripe } from "../../support/stripe/control.ts";

describe.concurrent("30, 31: Stripe cannot be reached when a checkout opens", () => {
  const faults = [
    ["the connection is reset", { kind: "reset" }],
    ["the connection is reset after Stripe made the session", { kind: "reset", afterCommit: true }],
    ["the answer is cut off", { kind: "truncated" }],
    ["Stripe is overloaded", { kind: "429" }],
    ["the key is in use", { kind: "409" }],
  ] as const;

  test.each(faults)(
    "%s: 503, and the next click gets the one session of the same row",
    async (_name, fault) => {
      const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
      await breakStripe({ ...fault, times: 100, match: lessonId });
      const refused = await askCheckout(learner, lessonId);
      expectError(refused, 503, "unavailable");
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      const [row] = await sql<
        { id: string }[]
      >`select id from public.purchases where user_id = ${learner.id}`;
      await mendStripe(lessonId);

      const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
      expect(purchaseId).toBe(row?.id);
      expect(await listSessions(purchaseId)).toMatchObject([{ id: sessionId, status: "open" }]);
      expect(await countPurchases(learner)).toBe(1);
    },
  );

  // Half an answer is the exception: it came, so the SDK does not ask again.
  test.each(faults.filter(([, { kind }]) => kind !== "truncated"))(
    "%s, once: not even noticed",
    async (_name, fault) => {
      const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
      await breakStripe({ ...fault, times: 1, match: lessonId });
      const { purchaseId } = await openCheckout(learner, lessonId);
      expect(await listSessions(purchaseId)).toHaveLength(1);
    },
  );

  // With the real time-out, which costs no processor time: a shorter one would cut off answers of a busy machine, too.
  test("30: a call that hangs is cut off after ten seconds and made again", async () => {
    const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
    await breakStripe({ kind: "hang", times: 1, match: lessonId, afterCommit: true });
    const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
    expect(await listSessions(purchaseId)).toMatchObject([{ id: sessionId, status: "open" }]);
  });
});

test("30: a failure that Stripe keeps under the key ends the row, and the next click gets a new one", async () => {
  const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  await breakStripe({ kind: "500", times: 1, match: lessonId, afterCommit: true });
  expectError(await askCheckout(learner, lessonId), 503, "unavailable");
  const { purchaseId, sessionId } = await openCheckout(learner, lessonId);
  const rows = await sql<{ id: string; status: string; error_code: string | null }[]>`
    select id, status, error_code from public.purchases where user_id = ${learner.id} order by created_at`;
  expect(rows).toMatchObject([{ status: "cancelled", error_code: "spent_key" }, { status: "pending" }]);
  expect(rows[1]?.id).toBe(purchaseId);
  expect(await listSessions(purchaseId)).toMatchObject([{ id: sessionId, status: "open" }]);
});

test("a session that Stripe does not know is replaced", async () => {
  const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  const first = await openCheckout(learner, lessonId);
  const lost = `cs_test_lost${first.purchaseId.replaceAll("-", "")}`;
  await sql`update public.purchases set stripe_session_id = ${lost} where id = ${first.purchaseId}`;
  const second = await openCheckout(learner, lessonId);
  expect(second.purchaseId).not.toBe(first.purchaseId);
  expect(await countPurchases(learner)).toBe(2);
});

test("502: what Stripe refuses ends the row; once repaired, the next click opens a new one", async () => {
  const [learner, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  await breakStripe({ kind: "400", times: 1, match: lessonId });
  expectError(await askCheckout(learner, lessonId), 502, "stripe_error");
  const [row] = await sql<{ status: string; error_code: string }[]>`
    select status, error_code from public.purchases where user_id = ${learner.id}`;
  expect(row).toEqual({ status: "cancelled", error_code: "stripe_error" });
  await openCheckout(learner, lessonId);
});

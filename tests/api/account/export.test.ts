import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  createCompletedPurchase,
  createDeliveredPurchase,
  createOwnLesson,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { startDraft } from "../../support/database/drafts.ts";
import { createLesson, createPurchase, createShop, lessonBody } from "../../support/database/shop.ts";
import { createCreatorAccount, createLearner } from "../../support/http/accounts.ts";
import { createPaidCredits, redeem } from "../../support/http/credits.ts";
import { untilStatus } from "../../support/http/effects.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { control } from "../../support/stripe/control.ts";
import { deliver } from "../../support/stripe/webhook.ts";

const copyOf = ({ token }: { token: string }) => ask("/api/account/export", { token });

describe("GET /api/account/export", () => {
  test("200: a learner's profile, purchase, timeline and refund, as a file that is not cached", async () => {
    const { learner, lessonId, purchaseId, paymentIntent } = await createDeliveredPurchase();
    await control(`/payments/${paymentIntent}/refund`, { amount: 300 });
    await untilStatus(purchaseId, "partially_refunded");
    await sql`insert into public.lesson_openings (user_id, lesson_id) values (${learner.id}, ${lessonId})`;
    const { status, headers, json } = await copyOf(learner);
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="lectern-[\d-]+\.json"$/);
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(json).toMatchObject({
      email: learner.email,
      profile: { id: learner.id, display_name: "Ada Okafor", role: "member" },
      creator: null,
      purchases: [
        {
          id: purchaseId,
          title: "Kerning",
          status: "partially_refunded",
          paidMinor: 1200,
          refunds: [{ amountMinor: 300 }],
          changes: [{ to: "pending" }, { to: "completed" }, { to: "partially_refunded" }],
          metadata: { customerEmail: learner.email },
        },
      ],
      refundsAskedFor: [],
      openedLessons: [{ lesson_id: lessonId }],
      lessons: [],
      earningsByDay: [],
    });
  });

  test("200: a creator's lessons with their bodies, and their earnings, without the buyer", async () => {
    const { creator, learner, lessonId } = await createCompletedPurchase();
    const { json, text } = await copyOf(creator);
    expect(json).toMatchObject({
      creator: { name: "Ines Moreau" },
      purchases: [],
      lessons: [{ id: lessonId, lesson_contents: { body: lessonBody } }],
      earningsByDay: [{ currency: "usd", sales: 1, gross: 12 }],
    });
    expect(text).not.toContain(learner.id);
    expect(text).not.toContain(learner.email);
  });

  test("200: a creator's drafts, with every save, refused save and version, and no one else's", async () => {
    const [{ creator, lessonId }, other] = await Promise.all([createOwnLesson(), createCreatorAccount()]);
    await startDraft(sql, creator, lessonId);
    await sql`insert into public.lesson_draft_saves (lesson_id, version, save_key, changes, previous)
      select ${lessonId}, number, gen_random_uuid(), '{"title": "Rye"}', '{}' from generate_series(2, 26) as number`;
    await sql`select public.keep_draft_input(${creator.id}, ${lessonId}, ${lessonId}, '{"price": "ten"}')`;
    const { json } = await copyOf(creator);
    expect(json).toMatchObject({
      lessonDrafts: [{ lesson_id: lessonId, title: "Kerning" }],
      lessonDraftSaves: Array.from({ length: 25 }, (_, index) => ({ version: index + 2 })),
      refusedDraftSaves: [{ lesson_id: lessonId, typed: { price: "ten" } }],
      lessonVersions: [{ lesson_id: lessonId, number: 1 }],
    });
    const none = { lessonDrafts: [], lessonDraftSaves: [], refusedDraftSaves: [], lessonVersions: [] };
    expect((await copyOf(other)).json).toMatchObject(none);
  });

  test("200: credits: how they came and went, and the refund that was asked for", async () => {
    const [{ member, purchaseId, event }, { lessonId }] = await Promise.all([
      createPaidCredits({ credits: 1500 }),
      createOwnLesson(),
    ]);
    await deliver(event);
    const opened = await redeem(member, lessonId);
    await ask(`/api/purchases/${purchaseId}/refunds`, {
      token: member.token,
      body: { requestId: crypto.randomUUID(), amountMinor: 300 },
    });
    expect((await copyOf(member)).json).toMatchObject({
      purchases: expect.arrayContaining([
        expect.objectContaining({ id: opened.purchaseId, refunds: [] }),
        expect.objectContaining({
          id: purchaseId,
          refunds: [expect.objectContaining({ amountMinor: 300 })],
        }),
      ]),
      refundsAskedFor: [{ purchaseId, amountMinor: 300 }],
      credits: [
        { kind: "reversed", credits: -300, balanceAfter: 0, purchaseId },
        { kind: "spent", credits: -1200, balanceAfter: 300, purchaseId: opened.purchaseId, title: "Kerning" },
        { kind: "bought", credits: 1500, balanceAfter: 1500, title: "1,500 credits" },
      ],
    });
  });

  test("200: nothing of another's", async () => {
    const [{ learner, purchaseId }, stranger] = await Promise.all([
      createCompletedPurchase(),
      createLearner(),
    ]);
    const { text } = await copyOf(stranger);
    for (const secret of [purchaseId, learner.id, learner.email]) expect(text).not.toContain(secret);
  });

  test("200: a history of several pages is whole, each purchase once", async () => {
    const learner = await createLearner();
    const shop = await createShop(sql);
    const ids = new Set<string>();
    for (let count = 0; count < 203; count++)
      ids.add(await createPurchase(sql, shop, { user_id: learner.id, status: "expired" }));
    const { purchases } = z
      .object({ purchases: z.array(z.object({ id: z.string() })) })
      .parse((await copyOf(learner)).json);
    expect(purchases).toHaveLength(203);
    expect(new Set(purchases.map(({ id }) => id))).toEqual(ids);
  });

  test("200: many lessons of a creator's, each once", async () => {
    const creator = await createCreatorAccount();
    for (let count = 0; count < 21; count++) await createLesson(sql, { creator_id: creator.id });
    const { lessons } = z
      .object({ lessons: z.array(z.object({ id: z.string() })) })
      .parse((await copyOf(creator)).json);
    expect(lessons).toHaveLength(21);
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(21);
  });

  test("401: a guest", async () => {
    expectError(await ask("/api/account/export"), 401, "unauthenticated");
  });

  test("429: the sixth copy in ten minutes", async () => {
    const learner = await createLearner();
    const copies = 5;
    for (let copy = 0; copy < copies; copy++) expect((await copyOf(learner)).status).toBe(200);
    // The ten minutes may end on the way.
    let refused = await copyOf(learner);
    for (let more = 0; refused.status === 200 && more < copies; more++) refused = await copyOf(learner);
    expectError(refused, 429, "rate_limited");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

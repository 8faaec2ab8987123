import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  createCheckout,
  createCompletedPurchase,
  createOwnLesson,
} from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createPurchase } from "../../support/database/shop.ts";
import { createCreatorAccount, createLearner } from "../../support/http/accounts.ts";
import { htmlFor } from "../../support/http/pages.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";

const access = (lessonId: string, { token }: { token: string }) =>
  ask(`/api/lessons/${lessonId}/access`, { token });

describe("GET /api/lessons/:id/access", () => {
  test("purchased: the buyer, also once the lesson is archived", async () => {
    const { learner, lessonId } = await createCompletedPurchase();
    const yes = { status: 200, json: { hasAccess: true, reason: "purchased" } };
    expect(await access(lessonId, learner)).toMatchObject(yes);
    await sql`update public.lessons set status = 'archived' where id = ${lessonId}`;
    expect(await access(lessonId, learner)).toMatchObject(yes);
  });

  test("not_purchased: a person who is still at the checkout, and anyone else", async () => {
    const { learner, lessonId } = await createCheckout();
    const no = { status: 200, json: { hasAccess: false, reason: "not_purchased" } };
    expect(await access(lessonId, learner)).toMatchObject(no);
    expect(await access(lessonId, await createLearner())).toMatchObject(no);
    expect(await access(lessonId, await createCreatorAccount())).toMatchObject(no);
  });

  test("creator: its creator, also as a draft", async () => {
    const { creator, lessonId } = await createOwnLesson({ status: "draft" });
    expect(await access(lessonId, creator)).toMatchObject({
      status: 200,
      json: { hasAccess: true, reason: "creator" },
    });
  });

  test("free: everyone who is signed in", async () => {
    const { lessonId } = await createOwnLesson({ price: "0" });
    const yes = { status: 200, json: { hasAccess: true, reason: "free" } };
    expect(await access(lessonId, await createLearner())).toMatchObject(yes);
  });

  test("404: another's draft, an archived lesson not bought, no lesson, no id", async () => {
    const learner = await createLearner();
    const draft = await createOwnLesson({ status: "draft", price: "0" });
    const archived = await createOwnLesson({ status: "archived" });
    for (const id of [draft.lessonId, archived.lessonId, randomUUID(), "1", "'"]) {
      expectError(await access(id, learner), 404, "lesson_not_found");
    }
  });
});

test("a lesson's page explains why it is closed, however many checkouts were given up since", async () => {
  const { creator, lessonId } = await createOwnLesson();
  const learner = await createLearner();
  const sale = { creator, learner, lessonId };
  const refunded = await createPurchase(sql, sale, { status: "refunded", purchase_date: "2026-01-01" });
  await sql`update public.purchases set metadata = '{"title": "Kerning"}' where id = ${refunded}`;
  for (const status of ["cancelled", "expired"])
    for (let count = 0; count < 10; count++)
      await createPurchase(sql, sale, { status, payment_intent_id: null });
  const page = await htmlFor(learner, `/lessons/l-${lessonId}`);
  expect(page.includes(`/purchases/${refunded}`)).toBe(true);
});

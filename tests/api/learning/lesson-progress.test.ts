import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createCompletedPurchase, createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createCreatorAccount, createLearner } from "../../support/http/accounts.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";

const note = (lessonId: string, { token }: { token?: string }, body: unknown) =>
  ask(`/api/lessons/${lessonId}/progress`, { token, method: "POST", body });

const progressOf = async ({ id }: { id: string }, lessonId: string) => [
  ...(await sql`select * from public.lesson_progress where user_id = ${id} and lesson_id = ${lessonId}`),
];

describe("POST /api/lessons/:id/progress", () => {
  test("saves the position of a buyer, and the furthest one", async () => {
    const { learner, lessonId } = await createCompletedPurchase();
    const first = { section: "s-two", fraction: 0.75, videoSeconds: 12.5, videoFraction: 0.5 };
    expect(await note(lessonId, learner, first)).toMatchObject({ status: 200, json: { ok: true } });
    expect(await note(lessonId, learner, { section: "s-one", fraction: 0.25 })).toMatchObject({
      status: 200,
    });
    expect(await progressOf(learner, lessonId)).toMatchObject([
      { section: "s-one", fraction: 0.25, furthest: 0.75, video_seconds: 12.5, finished_at: null },
    ]);
    expect(await note(lessonId, learner, { finished: true })).toMatchObject({ status: 200 });
    expect(await progressOf(learner, lessonId)).toMatchObject([{ finished: true, section: "s-one" }]);
  });

  test("records nothing without access, nor after a refund, which keeps earlier progress", async () => {
    const { learner, lessonId, purchaseId } = await createCompletedPurchase();
    for (const other of [await createLearner(), await createCreatorAccount()]) {
      expectError(await note(lessonId, other, { fraction: 0.5 }), 403, "lesson_closed");
      expect(await progressOf(other, lessonId)).toEqual([]);
    }
    expect((await note(lessonId, learner, { fraction: 0.5 })).status).toBe(200);
    await sql`update public.purchases set status = 'refunded', refunded_amount = amount where id = ${purchaseId}`;
    expectError(await note(lessonId, learner, { fraction: 0.9 }), 403, "lesson_closed");
    expect(await progressOf(learner, lessonId)).toMatchObject([{ fraction: 0.5 }]);
  });

  test("needs a session and an existing lesson", async () => {
    const { lessonId } = await createOwnLesson({ price: "0" });
    const learner = await createLearner();
    expectError(await note(lessonId, {}, { fraction: 0.5 }), 401, "unauthenticated");
    expectError(await note(randomUUID(), learner, { fraction: 0.5 }), 403, "lesson_closed");
    expectError(await note("1", learner, { fraction: 0.5 }), 404, "lesson_not_found");
    expectError(await ask(`/api/lessons/${lessonId}/progress`), 405, "method_not_allowed");
  });

  test.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["more than everything", { fraction: 1.01 }],
    ["less than nothing", { videoSeconds: -1 }],
    ["no number", { fraction: "0.5" }],
    ["a section that is none", { section: "x".repeat(201) }],
    ["a finish that is neither yes nor no", { finished: "yes" }],
  ])("refuses %s", async (_what, body) => {
    const { lessonId } = await createOwnLesson({ price: "0" });
    const learner = await createLearner();
    expectError(await note(lessonId, learner, body), 400, "validation_error");
    expect(await progressOf(learner, lessonId)).toEqual([]);
  });

  test("ignores unknown fields: no one writes another's, or when they finished", async () => {
    const { lessonId } = await createOwnLesson({ price: "0" });
    const [learner, other] = await Promise.all([createLearner(), createLearner()]);
    const body = { userId: other.id, user_id: other.id, furthest: 1, finishedAt: "2020-01-01T00:00:00Z" };
    expect((await note(lessonId, learner, body)).status).toBe(200);
    expect(await progressOf(other, lessonId)).toEqual([]);
    expect(await progressOf(learner, lessonId)).toMatchObject([{ furthest: 0, finished_at: null }]);
  });

  test("limits the rate", async () => {
    const { lessonId } = await createOwnLesson({ price: "0" });
    const learner = await createLearner();
    await sql`
      insert into private.rate_limits (key, window_start, hits)
      select ${`progress:${learner.id}`}, to_timestamp((floor(extract(epoch from now()) / 60) + minute) * 60), 1000
      from generate_series(0, 1) as minute`;
    const answer = await note(lessonId, learner, { fraction: 0.5 });
    expectError(answer, 429, "rate_limited");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { createCompletedPurchase, createOwnLesson } from "../../support/database/checkouts.ts";
import { undoRedemption } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { addVideo, captions, shopsBucket } from "../../support/database/videos.ts";
import { createCreatorAccount, createLearner, restOf } from "../../support/http/accounts.ts";
import { createMemberWithCredits, redeem } from "../../support/http/credits.ts";
import { ask, expectError } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

type Caller = { token?: string };
const askVideo = (lessonId: string, { token }: Caller = {}, headers: Record<string, string> = {}) =>
  ask(`/api/lessons/${lessonId}/video`, { token, headers });
const askCaptions = (lessonId: string, { token }: Caller = {}, headers: Record<string, string> = {}) =>
  ask(`/api/lessons/${lessonId}/captions`, { token, headers });

test("a person who has bought the lesson is led to its video, part by part, by a link for five minutes", async () => {
  const { learner, lessonId } = await createCompletedPurchase();
  const { size } = await addVideo(sql, lessonId);
  const answer = await askVideo(lessonId, learner);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const link = new URL(answer.headers.get("location") ?? "");
  expect(link.origin).toBe(process.env.NEXT_PUBLIC_SUPABASE_URL);
  const [, payload = ""] = (link.searchParams.get("token") ?? "").split(".");
  const token = z
    .object({ iat: z.int(), exp: z.int() })
    .parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  expect(token.exp - token.iat).toBe(300);
  const part = await fetch(link, { headers: { range: "bytes=100-199" } });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 100-199/${size}`);
  expect(part.headers.get("content-type")).toBe("video/webm");
  expect((await part.arrayBuffer()).byteLength).toBe(100);
});

test("its creator sees it, and no one else: no visitor, no other learner, no other creator", async () => {
  const { creator, lessonId } = await createOwnLesson();
  await addVideo(sql, lessonId);
  expect((await askVideo(lessonId, creator)).status).toBe(302);
  expect((await askCaptions(lessonId, creator)).text).toBe(captions);
  for (const get of [askVideo, askCaptions]) {
    expectError(await get(lessonId), 401, "unauthenticated");
    expectError(await get(lessonId, await createLearner()), 403, "lesson_closed");
    expectError(await get(lessonId, await createCreatorAccount()), 403, "lesson_closed");
    expectError(await get(randomUUID(), creator), 403, "lesson_closed");
    expectError(await get("1", creator), 404, "lesson_not_found");
  }
});

test("whoever has just opened the lesson with credits sees its video, which begins it unless it is asked ahead: nothing can be undone then", async () => {
  const [member, { lessonId }] = await Promise.all([createMemberWithCredits(1200), createOwnLesson()]);
  await addVideo(sql, lessonId);
  const { purchaseId } = await redeem(member, lessonId);
  const ahead = { "sec-purpose": "prefetch;prerender" };
  for (const get of [askVideo, askCaptions])
    expectError(await get(lessonId, member, ahead), 503, "unavailable");
  expect(await sql`select from public.lesson_openings where lesson_id = ${lessonId}`).toEqual([]);
  expect((await askVideo(lessonId, member)).status).toBe(302);
  expect((await askCaptions(lessonId, member)).text).toBe(captions);
  expect(await sql.begin((tx) => undoRedemption(tx, member, purchaseId))).toEqual({ outcome: "opened" });
});

test("a refund closes the video and its captions", async () => {
  const { learner, lessonId, purchaseId } = await createCompletedPurchase();
  await addVideo(sql, lessonId);
  expect((await askVideo(lessonId, learner)).status).toBe(302);
  await sql`update public.purchases set status = 'refunded', refunded_amount = amount where id = ${purchaseId}`;
  expectError(await askVideo(lessonId, learner), 403, "lesson_closed");
  expectError(await askCaptions(lessonId, learner), 403, "lesson_closed");
});

test("a lesson without a video has neither, nor one whose file is not there", async () => {
  const { creator, lessonId } = await createOwnLesson();
  expectError(await askVideo(lessonId, creator), 404, "not_found");
  expectError(await askCaptions(lessonId, creator), 404, "not_found");
  await sql`update public.lesson_contents set video_path = ${`${lessonId}/lost.webm`} where lesson_id = ${lessonId}`;
  expectError(await askVideo(lessonId, creator), 404, "not_found");
});

test("a link expires, and a tampered one is refused", async () => {
  const { lessonId } = await createOwnLesson();
  const { path } = await addVideo(sql, lessonId);
  const { data } = await shopsBucket().createSignedUrl(path, 2);
  const link = data?.signedUrl ?? "";
  expect((await fetch(link)).status).toBe(200);
  await until("the link to run out", async () => (await fetch(link)).status === 400);
  expect((await fetch(`${link}x`)).status).toBe(400);
});

test("the bucket itself is open to no one: no list, no download, no public URL, no upload", async () => {
  const { learner, lessonId } = await createCompletedPurchase();
  const { path } = await addVideo(sql, lessonId);
  const bucket = restOf(learner).storage.from("lesson-videos");
  expect((await bucket.list(lessonId)).data ?? []).toEqual([]);
  expect((await bucket.download(path)).data).toBeNull();
  expect((await fetch(bucket.getPublicUrl(path).data.publicUrl)).ok).toBe(false);
  const upload = await bucket.upload(`${lessonId}/mine.webm`, Buffer.from("x"), {
    contentType: "video/webm",
  });
  expect(upload.data).toBeNull();
  const { data: removed } = await bucket.remove([path]);
  expect(removed ?? []).toEqual([]);
});

test("only the shop signs links and sets their lifetime", async () => {
  const { learner, creator, lessonId } = await createCompletedPurchase();
  const { path } = await addVideo(sql, lessonId);
  for (const person of [learner, creator, await createLearner()]) {
    const bucket = restOf(person).storage.from("lesson-videos");
    expect((await bucket.createSignedUrl(path, 315_360_000)).data).toBeNull();
  }
});

import { expect, test } from "vitest";
import { canRead, createOwnLesson } from "../../support/database/checkouts.ts";
import { lessonBody } from "../../support/database/shop.ts";
import { password, restOf } from "../../support/http/accounts.ts";
import { createMemberWithCredits, getCredits, redeem } from "../../support/http/credits.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";

test("an opened lesson is theirs at once; whoever has its body, by page or by REST, cannot undo it", async () => {
  const [member, { lessonId }] = await Promise.all([createMemberWithCredits(2400), createOwnLesson()]);
  const cookie = await sessionCookie({ email: member.email, password });
  const path = `/lessons/l-${lessonId}`;
  const load = async (query = "", headers = {}) =>
    (await ask(`${path}${query}`, { headers: { accept: "text/html", cookie, ...headers } })).text;
  const rest = async () =>
    (await restOf(member).from("lesson_contents").select().eq("lesson_id", lessonId)).data;
  await redeem(member, lessonId);
  expect(await canRead(member, lessonId)).toBe(true);
  expect(await rest()).toEqual([]);
  expect(await load("?opened=credits")).not.toContain(lessonBody);
  expect(await load("", { "sec-purpose": "prefetch" })).not.toContain(lessonBody);
  await submitForm(`${path}?opened=credits`, "Undo", cookie);
  expect(await canRead(member, lessonId)).toBe(false);
  expect((await getCredits(member)).balance).toBe(2400);

  await redeem(member, lessonId);
  expect(await load()).toContain(lessonBody);
  expect(await rest()).toHaveLength(1);
  expect(await load("?opened=credits")).toContain(lessonBody);
  expect((await getCredits(member)).balance).toBe(1200);
});

test("an API client reads it once the visit is recorded", async () => {
  const [member, { lessonId }] = await Promise.all([createMemberWithCredits(2400), createOwnLesson()]);
  await redeem(member, lessonId);
  const answer = await ask(`/api/lessons/${lessonId}/progress`, { token: member.token, body: {} });
  expect(answer.status).toBe(200);
  const { data } = await restOf(member).from("lesson_contents").select().eq("lesson_id", lessonId);
  expect(data).toHaveLength(1);
});

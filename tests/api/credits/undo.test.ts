import { expect, test } from "vitest";
import { canRead, createOwnLesson } from "../../support/database/checkouts.ts";
import { password } from "../../support/http/accounts.ts";
import { createMemberWithCredits, exhaustLimit, getCredits, redeem } from "../../support/http/credits.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";

test("an opening is undone, but not more than some in a day", async () => {
  const [member, ...lessons] = await Promise.all([
    createMemberWithCredits(1200),
    createOwnLesson(),
    createOwnLesson(),
  ]);
  const cookie = await sessionCookie({ email: member.email, password });
  const undo = (lessonId: string) => submitForm(`/lessons/l-${lessonId}?opened=credits`, "Undo", cookie);
  const [first, second] = lessons.map(({ lessonId }) => lessonId);
  if (!first || !second) throw new Error("no lesson");
  await redeem(member, first);
  await undo(first);
  expect(await canRead(member, first)).toBe(false);
  await redeem(member, second);
  await exhaustLimit(`undo:${member.id}`, 86_400);
  await undo(second);
  expect(await canRead(member, second)).toBe(true);
  expect(await getCredits(member)).toMatchObject({
    balance: 0,
    history: { data: [{ kind: "spent" }, { kind: "undone" }, { kind: "spent" }, { kind: "granted" }] },
  });
});

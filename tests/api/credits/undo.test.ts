import { expect, test } from "vitest";
import { canRead, createOwnLesson } from "../../support/database/checkouts.ts";
import { redeem as redeemLesson, undoRedemption } from "../../support/database/credits.ts";
import { sql } from "../../support/database/database.ts";
import { createMemberWithCredits, getCredits, redeem } from "../../support/http/credits.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { cookieOf, textFor, wordsOf } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";

test("an opening is undone, which says what is there now, but not more than ten in a day", async () => {
  const [member, { lessonId, creator }] = await Promise.all([
    createMemberWithCredits(1300),
    createOwnLesson(),
  ]);
  const session = await cookieOf(member);
  const undo = async () => {
    const { headers } = await submitForm(`/lessons/l-${lessonId}?opened=credits`, "Undo", session);
    const cookie = [session, ...headers.getSetCookie().map((set) => set.split(";")[0])].join("; ");
    return wordsOf((await ask(headers.get("location") ?? "", { headers: { cookie } })).text);
  };
  await redeem(member, lessonId);
  expect(await undo()).toContain("Undone. Your credits are back. You have 1,300 credits.");
  expect(await canRead(member, lessonId)).toBe(false);
  expect(await textFor(creator, "/sales")).toMatch(/Opened and undone Worth \$12 Returned \$12/);
  for (let time = 1; time < 10; time++)
    await sql.begin(async (tx) =>
      undoRedemption(tx, member, (await redeemLesson(tx, member, lessonId)).purchaseId),
    );
  await redeem(member, lessonId);
  expect(await undo()).toContain("You have taken back several lessons today. This one stays yours.");
  expect(await canRead(member, lessonId)).toBe(true);
  const { balance, history } = await getCredits(member);
  expect(balance).toBe(100);
  expect(history.data.slice(0, 3).map(({ kind }) => kind)).toEqual(["spent", "undone", "spent"]);
});

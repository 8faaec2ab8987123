import { expect, test } from "vitest";
import { canRead, createOwnLesson } from "../../support/database/checkouts.ts";
import { createLearner } from "../../support/http/accounts.ts";
import { askCreditCheckout, askVerifyCredits, openCreditCheckout } from "../../support/http/credits.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { cookieOf, textFor } from "../../support/http/pages.ts";
import { expectError } from "../../support/http/shop-client.ts";
import { payByBank, settle } from "../../support/stripe/control.ts";
import { until } from "../../support/until.ts";

test("credits on their way are told wherever they could be bought again, and open their lesson by themselves", async () => {
  const [member, { lessonId }] = await Promise.all([createLearner(), createOwnLesson()]);
  const lesson = `/lessons/l-${lessonId}`;
  const { sessionId } = await openCreditCheckout(member, { credits: 1200, lessonId });
  await payByBank(sessionId);
  await askVerifyCredits(member, sessionId);
  const sales = await textFor(member, lesson);
  expect(sales).toMatch(
    /1,200 credits are on their way\. The lesson opens by itself when your bank confirms/,
  );
  expect(sales).not.toMatch(/Buy for|See packs/);
  const shop = await textFor(member, `/credits?lesson=l-${lessonId}`);
  expect(shop).toMatch(/1,200 credits are on their way\. .*What it needs is on its way\. .*Buy Starter/);
  expect(shop).not.toMatch(/Buy 1,200|and open it/);
  for (const path of ["/profile", "/profile/credits"])
    expect(await textFor(member, path)).toMatch(/1,200 credits are on their way\. .*opens by itself then/);

  // The form of before, from another tab.
  const typed = { credits: "1200", lessonId, slug: `l-${lessonId}` };
  const form = `/credits?lesson=l-${lessonId}`;
  const pressed = await submitForm(form, "Starter", await cookieOf(member), {
    typed,
    without: ["packId"],
  });
  expect(pressed.headers.get("location")).toBe(form);
  expectError(await askCreditCheckout(member, { credits: 1200, lessonId }), 409, "already_purchased");

  await settle(sessionId);
  await until("the lesson", () => canRead(member, lessonId));
  expect(await textFor(member, "/profile")).not.toContain("on their way");
});

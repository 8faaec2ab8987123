import { expect, test } from "vitest";
import { createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLesson } from "../../support/database/shop.ts";
import {
  createCreatorAccount,
  createLearner,
  createOperator,
  password,
} from "../../support/http/accounts.ts";
import {
  endSession,
  openBrowserSignedIn,
  signedOutMessage,
  signInAgain,
} from "../../support/http/signed-out.ts";

test("the mails that a creator chose, and the note of a refund, are there after the sign-in", async () => {
  const { creator, purchaseId } = await createDeliveredPurchase();
  const browser = await openBrowserSignedIn(creator);
  const settings = await browser.visit("/settings");
  endSession(browser);
  const chosen = await browser.submit(settings, "After each refund", { refundNotices: "on" });
  const page = await signInAgain(browser, chosen, creator);
  expect(page.html).toContain(signedOutMessage);

  const confirm = await browser.visit(`/sales/${purchaseId}/refund?part=all`);
  endSession(browser);
  const typed = { reason: "duplicate", note: `She wrote <twice> ${"请把这笔钱退给她。".repeat(50)}` };
  const refund = await browser.submit(confirm, 'value="refund-sale"', typed);
  const back = await signInAgain(browser, refund, creator);
  expect(back.path).toBe(`/sales/${purchaseId}/refund?part=all`);
  expect(back.html).toContain("She wrote &lt;twice&gt; 请把这笔钱退给她。");
  expect(back.html).toMatch(/value="duplicate"[^>]* checked=""|checked=""[^>]* value="duplicate"/);
});

test("a part of the money is asked for again as it was typed", async () => {
  const { creator, purchaseId } = await createDeliveredPurchase();
  const browser = await openBrowserSignedIn(creator);
  const path = `/sales/${purchaseId}/refund?amount=1.50`;
  const confirm = await browser.visit(path);
  endSession(browser);
  const back = await signInAgain(browser, await browser.submit(confirm, 'value="refund-sale"'), creator);
  expect(back.path).toBe(path);
  expect(back.html).toMatch(/Refund [^<]*\$1\.50/);
});

test("what captions are called stays; their file is asked for again", async () => {
  const creator = await createCreatorAccount();
  const lessonId = await createLesson(sql, { creator_id: creator.id });
  const browser = await openBrowserSignedIn(creator);
  const page = await browser.visit(`/studio/lessons/${lessonId}/files`);
  endSession(browser);
  const typed = { language: "pt-BR", label: "Português", captions: new File(["WEBVTT\n"], "pt.vtt") };
  const back = await signInAgain(browser, await browser.submit(page, "add-captions", typed), creator);
  for (const text of [signedOutMessage, 'value="pt-BR"', 'value="Português"'])
    expect(back.html).toContain(text);
});

test("the word that confirms a deletion stays, and the password does not", async () => {
  const member = await createLearner();
  const browser = await openBrowserSignedIn(member);
  const page = await browser.visit("/settings/delete");
  endSession(browser);
  const typed = { word: "delete", currentPassword: password };
  const signIn = await browser.load("/auth/delete-account", browser.formOf(page, "delete-account", typed));
  const back = await signInAgain(browser, signIn, member);
  expect(back.path).toBe("/settings/delete");
  expect(back.html).toMatch(/name="word"[^>]* value="delete"|value="delete"[^>]* name="word"/);
  expect(back.html).not.toContain(password);
});

test("what an operator typed about somebody stays, stands in no URL, and is said not to be done", async () => {
  const [operator, member] = await Promise.all([createOperator(), createLearner()]);
  const browser = await openBrowserSignedIn(operator);
  const forms: [path: string, form: string, typed: Record<string, string>][] = [
    ["/operator/fees", "set-creator-fee", { slug: "nobody", percentage: "5", reason: "A private reason" }],
    ["/operator/credits", "find-credit-member", { member: member.email }],
    [`/operator/credits?member=${member.id}`, "grant-credits", { credits: "5", reason: "A private reason" }],
  ];
  for (const [path, form, typed] of forms) {
    const page = await browser.visit(path);
    endSession(browser);
    const signIn = await browser.submit(page, `value="${form}"`, typed);
    for (const shown of [signIn, await signInAgain(browser, signIn, operator)]) {
      expect(decodeURIComponent(shown.path)).not.toMatch(/private|@/);
      if (shown === signIn) continue;
      expect(shown.html).toContain(signedOutMessage);
      expect(shown.html).not.toContain('aria-invalid="true"');
      for (const text of Object.values(typed)) expect(shown.html).toContain(`value="${text}"`);
    }
  }
  const unknown = await browser.submit(
    await browser.visit("/operator/fees"),
    "set-creator-fee",
    forms[0]?.[2],
  );
  expect(unknown.path).toBe("/operator/fees");
  expect(unknown.html).toContain("There is no creator with this address.");
  expect(unknown.html).toContain('value="A private reason"');
});

test("what was typed stays when another form of the page is sent", async () => {
  const creator = await createCreatorAccount();
  const browser = await openBrowserSignedIn(creator);
  const settings = await browser.visit("/settings");
  endSession(browser);
  const left = await browser.submit(settings, 'value="change-display-name"', { displayName: "Ada of Lagos" });
  const page = await signInAgain(browser, left, creator);
  await browser.submit(page, "After each refund", { refundNotices: "on" });
  expect((await browser.visit("/settings")).html).toContain('value="Ada of Lagos"');
});

test("what one member typed is shown on no other page", async () => {
  const learner = await createLearner();
  const browser = await openBrowserSignedIn(learner);
  const page = await browser.visit("/settings");
  endSession(browser);
  await browser.submit(page, 'value="change-display-name"', { displayName: "Typed once" });
  const other = await browser.submit(await browser.visit("/sign-in"), 'value="sign-in"', {
    email: learner.email,
    password,
  });
  expect(other.html).not.toContain("Typed once");
  expect((await browser.visit("/settings/email")).html).not.toContain("Typed once");
});

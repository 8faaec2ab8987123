import { expect, test } from "vitest";
import { createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { createCreatorAccount, createLearner, password } from "../../support/http/accounts.ts";
import { openBrowserAs } from "../../support/http/form-browser.ts";
import { endSession, signedOutMessage, signInAgain } from "../../support/http/signed-out.ts";

test("the mails that a creator chose, and the note of a refund, are there after the sign-in", async () => {
  const { creator, purchaseId } = await createDeliveredPurchase();
  const browser = await openBrowserAs(creator);
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

test("what was typed stays when another form of the page is sent", async () => {
  const creator = await createCreatorAccount();
  const browser = await openBrowserAs(creator);
  const settings = await browser.visit("/settings");
  endSession(browser);
  const left = await browser.submit(settings, 'value="change-display-name"', { displayName: "Ada of Lagos" });
  const page = await signInAgain(browser, left, creator);
  await browser.submit(page, "After each refund", { refundNotices: "on" });
  expect((await browser.visit("/settings")).html).toContain('value="Ada of Lagos"');
});

test("what one member typed is shown on no other page", async () => {
  const learner = await createLearner();
  const browser = await openBrowserAs(learner);
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

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { startDraft } from "../../support/database/drafts.ts";
import { createCreatorAccount, createLearner, password } from "../../support/http/accounts.ts";
import { type FormBrowser, openBrowserAs, type Shown } from "../../support/http/form-browser.ts";

const signedOutMessage = "You had been signed out";

/** As if the session had been ended from another device. */
const endSession = ({ cookies }: FormBrowser) => cookies.clear();

/** What is kept in this browser, as text. */
const kept = ({ cookies }: FormBrowser) => decodeURIComponent([...cookies].join());

async function signInAgain(browser: FormBrowser, page: Shown, { email }: { email: string }): Promise<Shown> {
  expect(page.path).toMatch(/^\/sign-in\?next=/);
  return browser.submit(page, 'value="sign-in"', { email, password });
}

/** By form: its page, what is typed into it, and what the page then shows. */
const forms: [name: string, path: string, typed: Record<string, string>, shown: RegExp[]][] = [
  ["change-display-name", "/settings", { displayName: "Ada “L.” Okafor" }, [/value="Ada “L\.” Okafor"/]],
  [
    "change-email",
    "/settings/email",
    { email: "ada@new.test", currentPassword: password },
    [/value="ada@new\.test"/],
  ],
  [
    "save-creator-profile",
    "/studio/profile",
    { name: "Inès", bio: "خبز وماء وملح. ".repeat(33), timeZone: "Asia/Tokyo" },
    [/value="Inès"/, /(خبز وماء وملح. ){30}/, /value="Asia\/Tokyo"/],
  ],
  [
    "save-coupon",
    "/studio/coupons/new",
    { code: "SPRING", percent: "25", kind: "percent" },
    [/value="SPRING"/, /value="25"/],
  ],
];

test.each(forms)(
  "%s: what was typed while the session ended is there after the sign-in, and can be sent",
  async (name, path, typed, shown) => {
    const creator = await createCreatorAccount();
    const browser = await openBrowserAs(creator);
    const page = await browser.visit(path);
    endSession(browser);
    const signIn = await browser.submit(page, `value="${name}"`, typed);
    expect(kept(browser)).not.toContain(password);
    // A wrong password first: that keeps what was typed.
    await browser.submit(signIn, 'value="sign-in"', { email: creator.email, password: "wrong" });
    const back = await signInAgain(browser, signIn, creator);
    expect(back.path.split("?")[0]).toBe(path);
    for (const part of shown) expect(back.html).toMatch(part);
    const sent = await browser.submit(back, `value="${name}"`, { currentPassword: password });
    expect(sent.html).not.toContain(signedOutMessage);
    expect(kept(browser)).not.toContain("lectern-typed");
  },
);

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
  const typed = { reason: "duplicate", note: "She wrote <twice>" };
  const refund = await browser.submit(confirm, 'value="refund-sale"', typed);
  const back = await signInAgain(browser, refund, creator);
  expect(back.path).toBe(`/sales/${purchaseId}/refund?part=all`);
  expect(back.html).toContain("She wrote &lt;twice&gt;</textarea>");
  expect(back.html).toMatch(/value="duplicate"[^>]* checked=""|checked=""[^>]* value="duplicate"/);
});

test("a draft that is longer than a cookie stays in the page that says so, which sends it again", async () => {
  const creator = await createCreatorAccount();
  const lessonId = randomUUID();
  await startDraft(sql, creator, lessonId);
  const path = `/studio/lessons/${lessonId}`;
  const browser = await openBrowserAs(creator);
  const page = await browser.visit(path);
  const text = `"Quoted" & <b>bold</b>\n\n${Array.from({ length: 900 }, () => randomUUID()).join("\n")}`;
  endSession(browser);
  const refused = await browser.submit(page, "save-draft", { paid_part: text });
  expect(refused.status).toBe(401);
  expect(refused.html).toContain("You had been signed out.");
  const [again] = [await openBrowserAs(creator)];
  const saved = await again.submit({ ...refused, path }, "save-draft");
  expect(saved.html).toContain("Saved.");
  const [draft] = await sql`select paid_part from public.lesson_drafts where lesson_id = ${lessonId}`;
  expect(draft?.paid_part.replaceAll("\r", "")).toBe(text);
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

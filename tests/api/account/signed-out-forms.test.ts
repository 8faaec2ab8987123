import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { startDraft } from "../../support/database/drafts.ts";
import { createCreatorAccount, createLearner, password } from "../../support/http/accounts.ts";
import { type FormBrowser, openBrowserAs } from "../../support/http/form-browser.ts";
import {
  endSession,
  openBrowserSignedIn,
  signedOutMessage,
  signInAgain,
} from "../../support/http/signed-out.ts";
import { sample } from "../../support/scale.ts";

/** What is kept in this browser, as text. */
const kept = ({ cookies }: FormBrowser) => decodeURIComponent([...cookies].join());

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

test.each(sample(forms))(
  "%s: what was typed while the session ended is there after the sign-in, and can be sent",
  async (name, path, typed, shown) => {
    const creator = await createCreatorAccount();
    const browser = await openBrowserSignedIn(creator);
    const page = await browser.visit(path);
    endSession(browser);
    const signIn = await browser.submit(page, `value="${name}"`, typed);
    expect(signIn.html).toMatch(/You had been signed out, and nothing was (saved|done)\./);
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

test("what one member typed, another who then signs in in the same browser does not see", async () => {
  const [member, other] = await Promise.all([createLearner(), createLearner()]);
  const browser = await openBrowserSignedIn(member);
  const page = await browser.visit("/settings");
  endSession(browser);
  const typed = { displayName: "Only mine" };
  const signIn = await browser.submit(page, 'value="change-display-name"', typed);
  expect((await signInAgain(browser, signIn, other)).html).not.toContain(typed.displayName);
  endSession(browser);
  expect((await signInAgain(browser, signIn, member)).html).toContain(typed.displayName);
});

test("where a browser does not know who was signed in, the page itself holds what was typed", async () => {
  const member = await createLearner();
  const browser = await openBrowserSignedIn(member);
  const page = await browser.visit("/settings");
  browser.cookies.clear();
  const refused = await browser.submit(page, 'value="change-display-name"', { displayName: "Still here" });
  expect(refused.status).toBe(401);
  expect(refused.html).toContain('value="Still here"');
  expect(kept(browser)).toBe("");
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
  const again = await openBrowserAs(creator);
  const saved = await again.submit({ ...refused, path }, "save-draft");
  expect(saved.html).toContain("Saved.");
  const [draft] = await sql`select paid_part from public.lesson_drafts where lesson_id = ${lessonId}`;
  expect(draft?.paid_part.replaceAll("\r", "")).toBe(text);
});

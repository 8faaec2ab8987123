import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createOwnLesson } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { startDraft } from "../../support/database/drafts.ts";
import { createCreatorAccount, createLearner } from "../../support/http/accounts.ts";
import { type FormBrowser, openBrowserAs, type Shown } from "../../support/http/form-browser.ts";
import { ask } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

async function openNewDraft() {
  const creator = await createCreatorAccount();
  const browser = await openBrowserAs(creator);
  const lessonId = randomUUID();
  await startDraft(sql, creator, lessonId);
  const path = `/studio/lessons/${lessonId}`;
  const slug = `bread-${lessonId}`;
  return { creator, browser, lessonId, path, slug, page: await browser.visit(path) };
}

const complete = {
  title: "Bread without kneading",
  summary: "Flour, water, salt and a night.",
  subject: "cooking",
  preview: "# Flour\n\nAny.",
  paid_part: "# Water\n\nA little less.",
  price: "12.50",
  duration_minutes: "30",
};

const save = (browser: FormBrowser, page: Shown, typed: Record<string, string>) =>
  browser.submit(page, 'value="save-draft"', typed);

test("a lesson is written, looked at, published and taken from sale, without JavaScript", async () => {
  const { browser, page, path, slug } = await openNewDraft();
  const preview = await save(browser, page, { ...complete, slug, next: "preview" });
  expect(preview.path).toBe(`${path}/preview`);
  expect(preview.html).toContain("Here the free part ends.");
  expect(preview.html).not.toContain("A little less.");
  expect((await browser.visit(`${path}/preview?as=buyer`)).html).toContain("A little less.");

  const checklist = await browser.visit(`${path}/publish`);
  expect(checklist.html).toMatch(/You get .*11\.25.* of .*12\.50/);
  expect(checklist.html).toContain("(10%)");
  const published = await browser.submit(checklist, 'value="publish-lesson"');
  expect(published.html).toContain("The next visitor sees it.");
  const lesson = await ask(`/lessons/${slug}`);
  expect(lesson.text).toContain(complete.title);
  expect(lesson.text).not.toContain("A little less.");

  await browser.submit(await browser.visit(`${path}/publish`), 'value="unpublished"');
  await until("a page that sells nothing", async () =>
    (await ask(`/lessons/${slug}`)).text.includes("not for sale at the moment"),
  );
  await browser.submit(await browser.visit(`${path}/publish`), 'value="archived"');
  await until("no page", async () => (await ask(`/lessons/${slug}`)).status === 404);
});

test("every time in the studio is of the creator's time zone, and names it", async () => {
  const { creator, browser, page, path, slug } = await openNewDraft();
  await sql`update public.creator_settings set time_zone = 'Pacific/Kiritimati' where creator_id = ${creator.id}`;
  const expectOwnZone = async (url: string) => {
    const { html } = await browser.visit(url);
    const times = [...html.matchAll(/<time [^>]*>(.*?)<\/time>/g)].map(([, shown]) => shown);
    expect(times, url).not.toEqual([]);
    expect(
      times.filter((shown) => !shown?.includes("GMT+14")),
      url,
    ).toEqual([]);
  };
  for (const url of ["/studio", "/studio?state=new"]) await expectOwnZone(url);
  await save(browser, page, { ...complete, slug, next: "publish" });
  await browser.submit(await browser.visit(`${path}/publish`), 'value="publish-lesson"');
  for (const url of ["/studio", "/studio?state=published", `${path}/versions`, `${path}/versions/1`])
    await expectOwnZone(url);
});

test("what a lesson sold before its first visit in the studio is a version at that visit", async () => {
  const { lessonId, creator } = await createOwnLesson();
  const browser = await openBrowserAs(creator);
  const versions = await browser.visit(`/studio/lessons/${lessonId}/versions`);
  expect(versions.html).toMatch(/Version (<!-- -->)?1</);
});

test("what is missing is listed, and nothing is published", async () => {
  const { browser, page, path } = await openNewDraft();
  await save(browser, page, { title: "Bread" });
  const checklist = await browser.visit(`${path}/publish`);
  const versions = await browser.visit(`${path}/versions`);
  expect(versions.html).toContain("Nothing is published yet.");
  // An empty list is a line below the sentence.
  expect(versions.html.includes("<ol")).toBe(false);
  expect(checklist.html).toContain("Still missing");
  expect(checklist.html).not.toContain('value="publish-lesson"');
  expect((await browser.submit(checklist, 'value="delete-draft"')).path).toBe("/studio");
  expect((await browser.visit(path)).status).toBe(404);
});

const refused = [
  ["price", "twelve", "Write an amount like 12"],
  ["price", "0.10", "A price in USD is 0, or from 0.50"],
  ["duration_minutes", "an hour", "Write whole minutes"],
  ["slug", "Bread & Butter", "Use small letters"],
  ["summary", "x".repeat(501), "A summary has at most 500 characters."],
] as const;

test("what cannot be saved stays in its field with what to do, and all that was typed beside it", async () => {
  const { browser, page, path, lessonId } = await openNewDraft();
  let shown = page;
  for (const [field, value, message] of refused) {
    shown = await save(browser, shown, {
      ...complete,
      slug: "",
      title: "No \u201cknead\u201d <bread>",
      [field]: value,
    });
    expect(shown.path).toBe(path);
    expect(shown.html).toContain(message);
    expect(shown.html).toContain(`aria-invalid="true"`);
    for (const text of [value, complete.paid_part, "No \u201cknead\u201d &lt;bread&gt;"])
      expect(shown.html).toContain(text.replace("Bread & B", "Bread &amp; B"));
  }
  await save(browser, shown, { ...complete, slug: "" });
  const drafts = sql`select title, price_minor from public.lesson_drafts where lesson_id = ${lessonId}`;
  expect(await drafts).toEqual([{ title: complete.title, price_minor: "1250" }]);
  expect(await sql`select from public.refused_draft_saves where lesson_id = ${lessonId}`).toEqual([]);
});

test("of two tabs the later one sees both texts, and decides", async () => {
  const { browser, page, lessonId } = await openNewDraft();
  const [first, second] = [page, page];
  await save(browser, first, { paid_part: "Written in the kitchen", summary: "Short." });
  const conflict = await save(
    browser,
    { ...second, html: freshKey(second.html) },
    { paid_part: "Written on the train" },
  );
  expect(conflict.html).toContain("Another save came first");
  expect(conflict.html).toMatch(/<del[^>]*>kitchen<\/del>/);
  expect(conflict.html).toContain("Written on the train");
  const paidPart = async () =>
    (await sql`select paid_part, summary from public.lesson_drafts where lesson_id = ${lessonId}`)[0];
  expect(await paidPart()).toEqual({ paid_part: "Written in the kitchen", summary: "Short." });
  await save(browser, conflict, {});
  expect(await paidPart()).toEqual({ paid_part: "Written on the train", summary: "Short." });
  expect(await sql`select from public.refused_draft_saves where lesson_id = ${lessonId}`).toEqual([]);
});

/** As another tab has it. */
const freshKey = (html: string) =>
  html.replace(/(name="key" value=")[0-9a-f-]{36}/, (_, start: string) => start + randomUUID());

test("a published version is compared, and restored as a new draft", async () => {
  const { browser, page, path, slug, lessonId } = await openNewDraft();
  await save(browser, page, { ...complete, slug });
  await browser.submit(await browser.visit(`${path}/publish`), 'value="publish-lesson"');
  await save(browser, await browser.visit(path), { title: "Rye" });
  const outdated = await browser.visit(`${path}/versions/1`);
  await save(browser, await browser.visit(path), { summary: "Dark." });
  const version = await browser.submit(outdated, 'value="restore-version"');
  expect(version.html).toContain("Not restored");
  expect(version.html).toMatch(/<ins[^>]*>Rye<\/ins>/);
  expect((await browser.submit(version, 'value="restore-version"')).html).toContain("your draft again");
  const drafts = sql`select title, summary, version from public.lesson_drafts
    where lesson_id = ${lessonId}`;
  expect(await drafts).toEqual([{ title: complete.title, summary: complete.summary, version: 5 }]);
});

test("no page of a draft is there for anyone but its creator", async () => {
  const { path, page } = await openNewDraft();
  expect(page.status).toBe(200);
  const others = await Promise.all(
    [createCreatorAccount(), createLearner()].map(async (who) => openBrowserAs(await who)),
  );
  for (const browser of others)
    for (const end of ["", "/preview", "/publish", "/versions", "/versions/1"])
      expect((await browser.visit(path + end)).status, end).toBe(404);
});

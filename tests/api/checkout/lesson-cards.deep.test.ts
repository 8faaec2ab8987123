import { beforeAll, describe, expect, test } from "vitest";
import { createOwnLesson, openCheckout } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createPurchase } from "../../support/database/shop.ts";
import { type Account, createLearner, password } from "../../support/http/accounts.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

type Owned = Awaited<ReturnType<typeof createOwnLesson>>;

const cookieOf = ({ email }: Account) => sessionCookie({ email, password });
const creatorPage = ({ creator }: Owned) => `/creators/c-${creator.id}`;

/** The lesson's card on its creator's page, as text. */
async function readCard(lesson: Owned, cookie = ""): Promise<{ html: string; text: string }> {
  const page = await ask(creatorPage(lesson), { headers: { accept: "text/html", cookie } });
  const cards = page.text.match(/<article\b.*?<\/article>/gs) ?? [];
  const html = cards.find((card) => card.includes(`/lessons/l-${lesson.lessonId}"`)) ?? "";
  return { html, text: html.replaceAll(/<[^>]*>/g, "").replaceAll("&nbsp;", " ") };
}

describe("a card's form, without JavaScript", () => {
  let lesson: Owned;
  let other: Owned;
  beforeAll(async () => {
    [lesson, other] = await Promise.all([createOwnLesson(), createOwnLesson()]);
    await sql`update public.lessons set creator_id = ${lesson.creator.id} where id = ${other.lessonId}`;
  });

  const pages: [name: string, path: () => string][] = [
    ["the creator's page", () => creatorPage(lesson)],
    ["the catalogue", () => `/lessons?creator=c-${lesson.creator.id}`],
    ["a search", () => `/lessons?q=kerning&creator=c-${lesson.creator.id}`],
  ];

  test.each(sample(pages))("on %s sends guests to sign in, and then to pay", async (_, path) => {
    const { status, headers } = await submitForm(path(), lesson.lessonId, "");
    expect(status).toBe(303);
    const target = new URL(headers.get("location") ?? "", "http://shop");
    expect(target.pathname).toBe("/sign-in");
    expect(target.searchParams.get("next")).toBe(`/lessons/l-${lesson.lessonId}`);
  });

  test.each(sample(pages))(
    "on %s sends members to Stripe, to one session however often it is pressed",
    async (_, path) => {
      const learner = await createLearner();
      const cookie = await cookieOf(learner);
      const press = () => submitForm(path(), lesson.lessonId, cookie);
      const answers = await Promise.all([press(), press(), press()]);
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
      const targets = new Set(answers.map(({ headers }) => headers.get("location")));
      expect(targets.size).toBe(1);
      expect([...targets][0]).toMatch(/\/c\/pay\/cs_/);
      const rows = await sql`select from public.purchases where user_id = ${learner.id}`;
      expect(rows).toHaveLength(1);
    },
  );

  test("on home and beside a related lesson", async () => {
    const related = await ask(`/lessons/l-${lesson.lessonId}`, { headers: { accept: "text/html" } });
    const home = await ask("/", { headers: { accept: "text/html" } });
    for (const { text } of [related, home]) {
      const [card = ""] = text.match(/<li><article class="group.*?<\/article>/s) ?? [];
      expect(card).toMatch(/<form\b.*name="lessonId".*<button type="submit"|href="\/sign-in\?next=/s);
    }
  });
});

describe("a card says how its lesson stands", () => {
  // biome-ignore format: a table
  const purchases: [status: string | null, words: RegExp, button: boolean][] = [
    [null,                 /Buy Kerning for \$12$/,                 true],
    ["processing",         /Being processed$/,                      false],
    ["review",             /Being processed$/,                      false],
    ["completed",          /Owned$/,                                false],
    ["partially_refunded", /Owned$/,                                false],
    ["disputed",           /In dispute$/,                           false],
    ["refunded",           /Buy Kerning for \$12$/,                 true],
    ["failed",             /Buy Kerning for \$12$/,                 true],
    ["expired",            /Buy Kerning for \$12$/,                 true],
    ["cancelled",          /Buy Kerning for \$12$/,                 true],
  ];
  test.each(purchases)(
    "to the buyer of a purchase that is %s; to nobody else",
    async (status, words, hasButton) => {
      const [lesson, learner, stranger] = await Promise.all([
        createOwnLesson(),
        createLearner(),
        createLearner(),
      ]);
      if (status) await createPurchase(sql, { ...lesson, learner }, { status });
      const card = await readCard(lesson, await cookieOf(learner));
      expect(card.text).toMatch(words);
      expect(card.html.includes("<button")).toBe(hasButton);
      for (const cookie of ["", await cookieOf(stranger)])
        expect((await readCard(lesson, cookie)).text).toMatch(/Buy Kerning for \$12$/);
    },
  );

  test("to who began to pay: its button continues", async () => {
    const [lesson, learner] = await Promise.all([createOwnLesson(), createLearner()]);
    const { sessionUrl } = await openCheckout(learner, lesson.lessonId);
    const cookie = await cookieOf(learner);
    expect((await readCard(lesson, cookie)).text).toMatch(/Finish your purchase of Kerning\$12$/);
    const { headers } = await submitForm(creatorPage(lesson), lesson.lessonId, cookie);
    expect(headers.get("location")).toBe(sessionUrl);
  });

  test("to its creator", async () => {
    const lesson = await createOwnLesson();
    expect((await readCard(lesson, await cookieOf(lesson.creator))).text).toMatch(/Your lesson$/);
  });

  test("when it is free: members start it, guests sign in first", async () => {
    const [lesson, learner] = await Promise.all([createOwnLesson({ price: "0" }), createLearner()]);
    const page = `/lessons/l-${lesson.lessonId}`;
    for (const [cookie, href] of [
      ["", `/sign-in?next=${page}`],
      [await cookieOf(learner), page],
    ] as const) {
      const { html, text } = await readCard(lesson, cookie);
      expect(text).toMatch(/Start Kerning for free$/);
      expect(html.split(`href="${href}"`).length).toBe(cookie ? 3 : 2);
    }
  });
});

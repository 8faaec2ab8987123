import { expect, test } from "vitest";
import { purchasesOf } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { createMember } from "../../support/browser/people.ts";
import { type FormBrowser, openBrowser } from "../../support/http/form-browser.ts";

const press = async (browser: FormBrowser, { slug }: Lesson) =>
  browser.submit(await browser.visit(`/lessons/${slug}`), "Buy for");

// biome-ignore format: a table
const cases: [title: string, goesOn: boolean, before: (browser: FormBrowser, lesson: Lesson) => Promise<unknown>][] = [
  ["Buy was pressed in this browser",                  true,  press],
  ["only a link led to the sign-in page",              false, async () => undefined],
  ["Buy of another lesson was pressed in this browser", false, async (browser) => press(browser, await createLesson())],
  ["Buy was pressed in another browser",               false, (_, lesson) => press(openBrowser(), lesson)],
];

test.each(cases)("after sign-in, where %s: the purchase goes on %s", async (_, goesOn, before) => {
  const [browser, lesson, member] = [openBrowser(), await createLesson(), await createMember()];
  await before(browser, lesson);
  const page = await browser.visit(`/sign-in?lesson=${lesson.id}&next=/lessons/${lesson.slug}`);
  const end = await browser.submit(page, 'name="password"', member);
  if (goesOn) expect(end.path).toMatch(/^http.*\/c\/pay\//);
  else expect(end.path).toBe(`/lessons/${lesson.slug}`);
  expect(await purchasesOf(member.id)).toHaveLength(goesOn ? 1 : 0);
});

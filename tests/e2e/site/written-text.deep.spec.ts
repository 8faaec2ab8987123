import { expect, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { widthBeyondScreen } from "../../support/browser/page-checks.ts";
import { createCreator, createMember, enterAs } from "../../support/browser/people.ts";
import { purchaseByApi } from "../../support/browser/purchase-steps.ts";

const unbroken = "W".repeat(80);

test("unbroken names of 80 letters widen no page on the narrowest phone", async ({ page, context }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  const creator = await createCreator(unbroken);
  const lesson = await createLesson({ creator, title: unbroken });
  const text = `## ${unbroken}\n\n${unbroken}\n\n- ${unbroken}\n\n> [!NOTE]\n> ${unbroken}\n\n$$${"x+".repeat(99)}x$$`;
  await sql`
    update public.lessons set preview = ${text}, summary = ${unbroken}, audience = ${unbroken},
      outcomes = ${[unbroken, `${unbroken}.`]} where id = ${lesson.id}`;
  await sql`update public.lesson_contents set body = ${text} where lesson_id = ${lesson.id}`;
  const [{ slug } = {}] = await sql`select slug from public.creators where id = ${creator.id}`;
  const expectToFit = async (paths: string[]) => {
    for (const path of paths) {
      await page.goto(path);
      expect(await widthBeyondScreen(page), path).toBe(0);
    }
  };
  const open = [
    `/lessons/${lesson.slug}`,
    `/creators/${slug}`,
    `/lessons?q=${unbroken}`,
    `/lessons?creator=${slug}`,
  ];
  await expectToFit(open);
  const learner = await createMember(unbroken);
  await enterAs(context, learner);
  await purchaseByApi(context, learner, lesson);
  const [{ id } = {}] = await sql`select id from public.purchases where lesson_id = ${lesson.id}`;
  await expectToFit([
    ...open,
    "/profile",
    `/purchases/${id}`,
    "/library",
    "/",
    "/settings",
    "/settings/delete",
  ]);
  await enterAs(context, creator);
  await expectToFit([...open, "/profile", "/sales", `/sales/${id}`, "/settings/delete"]);
});

test("an Arabic lesson runs from right to left, and the page around it does not", async ({ page }) => {
  const creator = await createCreator("ليلى حداد");
  const lesson = await createLesson({ creator, title: "الكتابة من اليمين" });
  const text = "## مقدمة\n\nاكتب `a b` و $x^2$ هنا.\n\n> [!NOTE]\n> انتبه\n\nAn English paragraph.";
  await sql`
    update public.lessons set language = 'ar', summary = 'درس قصير.', preview = ${text} where id = ${lesson.id}`;
  await page.goto(`/lessons/${lesson.slug}`);
  const directionOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await directionOf("html")).toBe("ltr");
  for (const selector of ["h1", "h1 ~ p bdi", ".prose h2", ".prose p", ".callout", "#creator"])
    expect(await directionOf(selector), selector).toBe("rtl");
  expect(await directionOf(".prose .piece > p:last-child")).toBe("ltr");
  expect(await directionOf(".prose code")).toBe("ltr");
  expect(await directionOf(".prose .katex")).toBe("ltr");
  await expect(page.locator("h1, .prose").first()).toHaveAttribute("lang", "ar");
});

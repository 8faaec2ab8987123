import { expect, test } from "vitest";
import { renderLessonTexts } from "@/lib/catalogue/lesson-text";
import { inCommittedShop } from "../../support/database/committed-data.ts";
import { sql } from "../../support/database/database.ts";
import { createLesson } from "../../support/database/shop.ts";

test(
  "whoever publishes a lesson has its texts rendered, once, and with them the same texts of other lessons",
  inCommittedShop(async ({ creator, lessonId }) => {
    const other = await createLesson(sql, { creator_id: creator.id, status: "draft" });
    // Of drafts, which the shop does not render by itself.
    await sql`update public.lessons set status = 'draft', preview = ${`*A* ${lessonId}`} where id = ${lessonId}`;
    const body = `**B** ${lessonId}`;
    await sql`update public.lesson_contents set body = ${body} where lesson_id in (${lessonId}, ${other})`;
    expect([await renderLessonTexts(lessonId), await renderLessonTexts(lessonId)]).toEqual([2, 0]);
    const rendered = await sql`
      select lesson_id, part, content -> 'html' ->> 0 as html from public.lesson_renderings
      where lesson_id in (${lessonId}, ${other}) and content -> 'html' ->> 0 like ${`%${lessonId}%`} order by part, html`;
    const html = `<p dir="auto"><strong>B</strong> ${lessonId}</p>`;
    expect(rendered).toHaveLength(3);
    expect(rendered).toEqual(
      expect.arrayContaining([
        { lesson_id: lessonId, part: "preview", html: `<p dir="auto"><em>A</em> ${lessonId}</p>` },
        { lesson_id: lessonId, part: "body", html },
        { lesson_id: other, part: "body", html },
      ]),
    );
  }),
);

import { expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createLesson } from "../../support/database/shop.ts";
import { createCreatorAccount } from "../../support/http/accounts.ts";
import { openBrowserAs } from "../../support/http/form-browser.ts";

test("captions are added, chosen, removed and deleted by plain forms, beside a cover from before", async () => {
  const creator = await createCreatorAccount();
  const lessonId = await createLesson(sql, { creator_id: creator.id });
  await sql`update public.lessons set cover_path = '/covers/kerning.svg' where id = ${lessonId}`;
  const browser = await openBrowserAs(creator);
  const path = `/studio/lessons/${lessonId}/files`;
  const page = await browser.visit(path);
  expect(page.html).toContain('src="/covers/kerning.svg"');
  expect(page.html).toContain("The picture that came with the lesson");
  const vtt = (text: string) =>
    new File([`WEBVTT\n\n00:00.000 --> 00:04.000\n${text}\n`], "en.vtt", { type: "text/vtt" });
  const chosen = () => sql`
    select file.content, file.language from public.lesson_drafts as draft
    join public.lesson_files as file on file.id = draft.captions_id where draft.lesson_id = ${lessonId}`;
  const refused = await browser.submit(page, "add-captions", { captions: new File(["1\n00:"], "en.srt") });
  expect(refused.html).toContain("The file is no WebVTT");
  const added = await browser.submit(refused, "add-captions", {
    captions: vtt("A low tone."),
    language: "de",
  });
  expect(added.html).toContain("The captions are added.");
  expect(await chosen()).toMatchObject([{ language: "de" }]);
  const removed = await browser.submit(added, 'name="use" value="captions"');
  expect(removed.html).toContain("No captions yet.");
  expect(await chosen()).toEqual([]);
  const deleted = await browser.submit(removed, "delete-lesson-file");
  expect(deleted.html).not.toContain("en.vtt");
  expect(await sql`select from public.lesson_files where lesson_id = ${lessonId}`).toEqual([]);
});

import { expect, type Page, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { createLesson, type Lesson, progressOf } from "../../support/browser/lessons.ts";
import { collectConsoleErrors } from "../../support/browser/page-checks.ts";
import { createMember, enterAs, type Person } from "../../support/browser/people.ts";
import { addVideo } from "../../support/database/videos.ts";
import { until } from "../../support/until.ts";

let learner: Person;
let lesson: Lesson;

test.beforeEach(async ({ context }) => {
  [learner, lesson] = await Promise.all([createMember(), createLesson({ price: "0" })]);
  await addVideo(sql, lesson.id);
  await enterAs(context, learner);
});

test("a video plays, seeks, shows captions, and resumes at the saved position", async ({ page }) => {
  const errors = collectConsoleErrors(page);
  await page.goto(`/lessons/${lesson.slug}`);
  await expect.poll(() => stateOf(page)).toMatchObject({ isReady: true, at: 0, cues: 1 });
  await seekAndPlay(page, 30);
  await until("the place in the video", async () => {
    const progress = await progressOf(learner.id, lesson);
    return progress && progress.video_seconds > 30 && progress.furthest > 0.4;
  });
  expect((await stateOf(page)).at).toBeGreaterThan(30);
  await page.reload();
  // The URL of the video names whole seconds.
  await expect.poll(async () => (await stateOf(page)).at).toBeGreaterThanOrEqual(30);
  expect(errors).toEqual([]);
});

test("a video stops when its page is left, by a link or into the browser's memory", { tag: "@deep" }, async ({
  page,
}) => {
  await page.goto(`/lessons/${lesson.slug}`);
  await expect.poll(() => stateOf(page)).toMatchObject({ isReady: true });
  const video = await page.locator("video").elementHandle();
  const isPaused = () => video?.evaluate((element: HTMLVideoElement) => element.paused);
  await seekAndPlay(page, 30);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  expect(await isPaused()).toBe(true);
  await seekAndPlay(page, 40);
  await page.getByRole("banner").getByRole("link", { name: "Lessons", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lessons" })).toBeVisible();
  expect(await isPaused()).toBe(true);
  await until("the place where it was left", async () => {
    const progress = await progressOf(learner.id, lesson);
    return progress && progress.video_seconds >= 40;
  });
});

test("a link that has run out is replaced, and the video continues from the same position", {
  tag: "@deep",
}, async ({ page }) => {
  await sql`
    insert into public.lesson_progress (user_id, lesson_id, video_seconds, video_fraction)
    values (${learner.id}, ${lesson.id}, 42, 0.6)`;
  let asked = 0;
  await page.route("**/api/lessons/*/video", (route) =>
    asked++ === 0 ? route.fulfill({ status: 400, json: { error: "InvalidJWT" } }) : route.continue(),
  );
  await page.goto(`/lessons/${lesson.slug}`);
  await expect.poll(() => stateOf(page)).toMatchObject({ isReady: true, at: 42 });
  expect(asked).toBe(2);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the video is shown with its controls, at the saved position", { tag: "@deep" }, async ({ page }) => {
    await sql`
      insert into public.lesson_progress (user_id, lesson_id, video_seconds, video_fraction)
      values (${learner.id}, ${lesson.id}, 42, 0.6)`;
    await page.goto(`/lessons/${lesson.slug}`);
    const video = page.locator("video[controls]");
    await expect(video).toHaveAttribute("src", `/api/lessons/${lesson.id}/video#t=42`);
    await expect(video.locator("track[kind=captions]")).toHaveCount(1);
  });
});

const stateOf = (page: Page) =>
  page.locator("video").evaluate((video: HTMLVideoElement) => ({
    isReady: video.readyState >= 2,
    at: video.currentTime,
    cues: video.textTracks[0]?.cues?.length,
  }));

const seekAndPlay = (page: Page, seconds: number) =>
  page.locator("video").evaluate(async (video: HTMLVideoElement, seconds) => {
    video.muted = true;
    video.currentTime = seconds;
    await video.play();
  }, seconds);

import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { sql } from "../../support/browser/database.ts";
import { expectAccessibleAtAnyWidth } from "../../support/browser/page-checks.ts";
import { createCreator, createMember } from "../../support/browser/people.ts";
import { openAs } from "../../support/browser/sale-steps.ts";
import { completeDraft, startDraft } from "../../support/database/drafts.ts";
import { createPurchase } from "../../support/database/shop.ts";
import { expireSignature } from "../../support/http/files.ts";

const sample =
  "supabase/seed-files/lesson-videos/b0000000-0000-4000-8000-000000000406/three-against-two.webm";

/** A video of more than two parts; an EBML element of nothing makes it long (RFC 8794, 11.3.2). */
async function createVideo(): Promise<Buffer> {
  const size = 13 * 1024 * 1024;
  const empty = Buffer.alloc(size);
  empty[0] = 0xec;
  empty.writeUInt32BE(0x10000000 + size - 5, 1);
  return Buffer.concat([await readFile(sample), empty]);
}

test("a video is uploaded, interrupted, and goes on after a reload; with captions, a buyer watches it", async ({
  browser,
}, testInfo) => {
  const [creator, learner] = await Promise.all([createCreator(), createMember()]);
  const lessonId = randomUUID();
  const slug = `bread-${lessonId}`;
  await startDraft(sql, creator, lessonId);
  const { title, summary, subject, price, duration_minutes, preview, paid_part } = completeDraft;
  const draft = { title, slug, summary, subject, price, duration_minutes, preview, paid_part };
  await sql`update public.lesson_drafts set ${sql(draft)} where lesson_id = ${lessonId}`;
  const page = await openAs(browser, creator);
  const parts: string[] = [];
  let isCut = true;
  let isToExpire = false;
  await page.route("**/storage/v1/upload/resumable/sign/**", async (route) => {
    const request = route.request();
    if (request.method() === "PATCH") {
      if (isCut && parts.length > 0) return route.abort("connectionreset");
      parts.push(request.headers()["upload-offset"] ?? "");
      if (isToExpire) await expireSignature(request.headers()["x-signature"] ?? "");
      isToExpire = false;
    }
    return route.continue();
  });
  await page.goto(`/studio/lessons/${lessonId}/files`);
  // A file on disk is the same when it is chosen again.
  const file = testInfo.outputPath("video.webm");
  await writeFile(file, await createVideo());
  await page.getByLabel("Upload a video").setInputFiles(file);
  await expect.poll(() => parts).toEqual(["0"]);
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", /[1-9]/);
  await page.reload();
  await expect(page.getByText("Choose the same file again to go on.")).toBeVisible();
  await expectAccessibleAtAnyWidth(page);
  isCut = false;
  isToExpire = true;
  await page.getByLabel("Upload a video").setInputFiles(file);
  await expect(page.getByText("Not published yet")).toBeVisible();
  const second = String(6 * 1024 * 1024);
  expect(parts.slice(0, 3), "the second part twice, with a new signature").toEqual(["0", second, second]);

  const broken = {
    name: "en.vtt",
    mimeType: "text/vtt",
    buffer: Buffer.from("1\n00:00:01,000 --> 00:00:04,000\nNo."),
  };
  await page.getByLabel("Captions", { exact: true }).setInputFiles(broken);
  await page.getByRole("button", { name: "Add captions" }).click();
  await expect(page.getByText("The file is no WebVTT")).toBeVisible();
  const captions = { ...broken, buffer: Buffer.from("WEBVTT\n\n00:00.000 --> 00:04.000\nA low tone.\n") };
  await page.getByLabel("Captions", { exact: true }).setInputFiles(captions);
  await page.getByRole("button", { name: "Add captions" }).click();
  await expect(page.getByText("The captions are added.")).toBeVisible();
  await page.getByRole("link", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("The next visitor sees it.")).toBeVisible();

  await createPurchase(sql, { creator, learner, lessonId });
  const reader = await openAs(browser, learner);
  await reader.goto(`/lessons/${slug}`);
  const video = reader.locator("video");
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState))
    .toBeGreaterThan(1);
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.textTracks[0]?.cues?.length))
    .toBe(1);
});

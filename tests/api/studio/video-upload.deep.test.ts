import { createReadStream } from "node:fs";
import { copyFile, mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Upload } from "tus-js-client";
import { expect, onTestFinished, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { complete, createDraftAccount, publishTexts, reserve } from "../../support/http/files.ts";
import { residentMegabytes } from "../../support/http/memory.ts";
import { startSecondShop } from "../../support/http/second-shop.ts";
import { ask } from "../../support/http/shop-client.ts";
import { startTcpProxy } from "../../support/http/tcp-proxy.ts";

const size = 200 * 1024 * 1024;
const sample =
  "supabase/seed-files/lesson-videos/b0000000-0000-4000-8000-000000000406/three-against-two.webm";

/** A video of 200 MB, whose end is zeros. */
async function createFilm() {
  const folder = await mkdtemp(join(tmpdir(), "lectern-video-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "video.webm");
  await copyFile(sample, file);
  await truncate(file, size);
  return file;
}

test("a video of 200 MB arrives whole though the connection is cut five times, and is watched from its middle", async () => {
  const { creator, lessonId } = await createDraftAccount();
  const file = await createFilm();
  const upload = await reserve(creator, lessonId, {
    kind: "video",
    name: "video.webm",
    mediaType: "video/webm",
    bytes: size,
  });
  const proxy = await startTcpProxy(new URL(upload.endpoint).origin);
  onTestFinished(proxy.stop);
  const cutAt = [10, 30, 70, 120, 190].map((megabytes) => megabytes * 1024 * 1024);
  let cuts = 0;
  let again = 0;
  await new Promise<void>((resolve, reject) => {
    const sending = new Upload(createReadStream(file), {
      endpoint: upload.endpoint.replace(new URL(upload.endpoint).origin, proxy.url),
      chunkSize: 6 * 1024 * 1024,
      uploadSize: size,
      headers: { "x-signature": upload.signature ?? "" },
      metadata: { bucketName: upload.bucket, objectName: upload.path, contentType: "video/webm" },
      retryDelays: [0, 100, 100, 100, 100],
      onShouldRetry: () => true,
      onProgress: (sent) => {
        const [next] = cutAt;
        if (next === undefined || sent < next) return;
        cutAt.shift();
        cuts++;
        proxy.set("shut");
        proxy.set("open");
      },
      onAfterResponse: (request) => {
        if (request.getMethod() === "HEAD") again++;
      },
      onSuccess: () => resolve(),
      onError: reject,
    });
    sending.start();
  });
  expect({ cuts, again: again >= 5 }).toEqual({ cuts: 5, again: true });
  const shop = await startSecondShop();
  onTestFinished(() => shop.stop());
  await ask("/api/health", { shop: shop.url });
  const before = await residentMegabytes(shop.pid);
  expect((await complete(creator, lessonId, upload.fileId, shop.url)).status).toBe(200);
  expect((await residentMegabytes(shop.pid)) - before).toBeLessThan(100);
  await publishTexts(creator, lessonId, "The beginning.", "The rest.");
  const [content] = await sql`select video_path from public.lesson_contents where lesson_id = ${lessonId}`;
  expect(content).toEqual({ video_path: upload.path });
  const link = (await ask(`/api/lessons/${lessonId}/video`, { token: creator.token })).headers.get(
    "location",
  );
  const part = await fetch(link ?? "", { headers: { range: "bytes=104857600-104857699" } });
  expect(part.headers.get("content-range")).toBe(`bytes 104857600-104857699/${size}`);
  expect((await part.arrayBuffer()).byteLength).toBe(100);
});

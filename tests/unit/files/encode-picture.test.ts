import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { encodeLessonPicture, encodePicture } from "@/lib/studio/files/encode-picture";

/** Left half red, right half blue. */
const halves = () =>
  sharp({ create: { width: 200, height: 100, channels: 3, background: "#00f" } }).composite([
    { input: { create: { width: 100, height: 100, channels: 3, background: "#f00" } }, left: 0, top: 0 },
  ]);

async function encoded(bytes: Buffer): Promise<Buffer> {
  const picture = await encodePicture(bytes);
  if (!picture.ok) throw new Error(picture.problem);
  return picture.webp;
}

const pixel = async (webp: Buffer, left: number, top: number) =>
  [...(await sharp(webp).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())].map((value) =>
    Math.round(value / 255),
  );

test.each(["jpeg", "png", "webp", "avif"] as const)("%s becomes a square WebP", async (format) => {
  const webp = await encoded(await halves().toFormat(format).toBuffer());
  expect(await sharp(webp).metadata()).toMatchObject({ format: "webp", width: 400, height: 400 });
});

/** Lies on its side, and says where it was taken. */
const photo = () =>
  halves()
    .withExif({ IFD0: { Make: "Camera" }, IFD3: { GPSLatitude: "48/1 51/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

test("a lesson's picture keeps its shape, turned upright, without its place and camera", async () => {
  const picture = await encodeLessonPicture(await photo());
  if (!picture.ok) throw new Error(picture.problem);
  const { exif, icc, xmp, orientation, width, height } = await sharp(picture.webp).metadata();
  expect({ exif, icc, xmp, orientation, width, height }).toEqual({ width: 100, height: 200 });
});

test("a photo is turned upright, and its place and camera are left out", async () => {
  const webp = await encoded(await photo());
  const { exif, icc, xmp, orientation } = await sharp(webp).metadata();
  expect({ exif, icc, xmp, orientation }).toEqual({});
  // A quarter to the right: what was left is now above.
  expect(await pixel(webp, 200, 20)).toEqual([1, 0, 0]);
  expect(await pixel(webp, 200, 380)).toEqual([0, 0, 1]);
});

test("of many pictures one is decoded at a time, in all copies of the module", async () => {
  const jpeg = await halves().jpeg().toBuffer();
  vi.resetModules();
  const copy = await import("@/lib/studio/files/encode-picture");
  const busy: number[] = [];
  // Not those that wait: as one begins, a thread may count it among both for a moment.
  const count = () => busy.push(sharp.counters().process);
  sharp.queue.on("change", count);
  await Promise.all([encoded(jpeg), copy.encodePicture(jpeg), encoded(jpeg), copy.encodeLessonPicture(jpeg)]);
  sharp.queue.off("change", count);
  expect(busy).not.toEqual([]);
  expect(Math.max(...busy)).toBeLessThanOrEqual(1);
});

test("what is transparent becomes white", async () => {
  const clear = sharp({
    create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  });
  expect(await pixel(await encoded(await clear.png().toBuffer()), 9, 9)).toEqual([1, 1, 1]);
});

test("of an animation the first frame is taken", async () => {
  const frames = Buffer.alloc(8 * 16 * 3, 255).fill(0, 0, 8 * 8 * 3);
  const raw = { width: 8, height: 16, channels: 3, pageHeight: 8 } as const;
  const webp = await encoded(
    await sharp(frames, { raw })
      .webp({ delay: [100, 100], lossless: true })
      .toBuffer(),
  );
  expect((await sharp(webp).metadata()).pages).toBeUndefined();
  expect(await pixel(webp, 9, 9)).toEqual([0, 0, 0]);
});

describe("it refuses", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  test.each([
    ["SVG", async () => Buffer.from(svg)],
    ["HTML", async () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["GIF", () => halves().gif().toBuffer()],
    ["TIFF", () => halves().tiff().toBuffer()],
    ["text behind the signature of a JPEG", async () => Buffer.from(`\xff\xd8\xff${svg}`, "latin1")],
    ["half a PNG", async () => (await halves().png().toBuffer()).subarray(0, 60)],
    ["half a JPEG", async () => (await halves().jpeg().toBuffer()).subarray(0, 300)],
    ["nothing", async () => Buffer.of()],
  ])("%s", async (_what, bytes) => {
    expect(await encodePicture(await bytes())).toEqual({ ok: false, problem: "not_a_picture" });
  });

  test.each([
    [5001, encodePicture],
    [10_001, encodeLessonPicture],
  ])("a picture of few bytes and very many pixels: %i × 5000", async (width, encode) => {
    const png = await halves().png().toBuffer();
    // The header's chunk, IHDR: width and height, then the checksum (PNG specification, 11.2.1).
    png.writeUInt32BE(width, 16);
    png.writeUInt32BE(5000, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    expect(await encode(png)).toEqual({ ok: false, problem: "too_many_pixels" });
  });
});

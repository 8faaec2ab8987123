import "server-only";
import sharp from "sharp";

/** What people choose: 200 px on the page, sharp on screens with two dots per px. */
const side = 400;
/** What cameras write into 4 MB. A file of a few kilobytes may claim far more; each pixel takes up to eight bytes. */
const maxPixels = 25_000_000;
const maxSeconds = 30;

export type EncodedPicture =
  | { ok: true; webp: Buffer }
  | { ok: false; problem: "not_a_picture" | "too_many_pixels" };

let queue: Promise<unknown> = Promise.resolve();

/**
 * A square WebP without metadata, turned upright as EXIF says, on white where it was transparent; of an animation the
 * first frame. Takes JPEG, PNG, WebP and AVIF, judged by their bytes. One picture at a time: a decoded one takes up to
 * 200 MB.
 */
export function encodePicture(bytes: Buffer): Promise<EncodedPicture> {
  const result = queue.then(() => encode(bytes));
  queue = result.catch(() => {});
  return result;
}

async function encode(bytes: Buffer): Promise<EncodedPicture> {
  if (!isPicture(bytes)) return { ok: false, problem: "not_a_picture" };
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).timeout({
      seconds: maxSeconds,
    });
    const square = picture.autoOrient().resize(side, side, { fit: "cover", position: "attention" });
    return { ok: true, webp: await square.flatten({ background: "#fff" }).webp({ quality: 82 }).toBuffer() };
  } catch (error) {
    const isLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return { ok: false, problem: isLarge ? "too_many_pixels" : "not_a_picture" };
  }
}

/** By the signatures of the four formats: no other decoder of sharp's may see the bytes (SVG, GIF, TIFF, PDF). */
function isPicture(bytes: Buffer): boolean {
  const text = (from: number, to: number) => bytes.toString("latin1", from, to);
  return (
    text(0, 3) === "\xff\xd8\xff" ||
    text(0, 8) === "\x89PNG\r\n\x1a\n" ||
    (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") ||
    /^ftypavi[fs]/.test(text(4, 12))
  );
}

import "server-only";
import sharp, { type Sharp } from "sharp";

/** What people choose as their picture: 200 px on the page, sharp on screens with two dots per px. */
const side = 400;
/** A lesson's text is 720 px wide: sharp on screens with two dots per px, and large enough to look at alone. */
const maxSide = 2000;
/** What cameras make. A file of a few kilobytes may claim far more; each pixel takes up to eight bytes. */
const maxPixels = 25_000_000;
/** Phones of today: for lessons, whose pictures may have 15 MB. */
const maxLessonPixels = 50_000_000;
const maxSeconds = 30;

type PictureProblem = "not_a_picture" | "too_many_pixels";
export type EncodedPicture =
  | { ok: true; webp: Buffer; width: number; height: number }
  | { ok: false; problem: PictureProblem };

declare global {
  // Global because Next's bundles load copies of this module: one for route handlers, one for pages and actions.
  var picturesInTurn: Promise<unknown> | undefined;
}

/**
 * A square WebP without metadata, turned upright as EXIF says, on white where it was transparent; of an animation the
 * first frame. Takes JPEG, PNG, WebP and AVIF, judged by their bytes. One picture at a time: a decoded one takes up to
 * 400 MB.
 */
export const encodePicture = (bytes: Buffer): Promise<EncodedPicture> =>
  inTurn(() =>
    encode(bytes, maxPixels, (picture) =>
      picture
        .resize(side, side, { fit: "cover", position: "attention" })
        .flatten({ background: "#fff" })
        .webp({ quality: 82 }),
    ),
  );

/** The same for a lesson: its own shape, at most 2000 px wide and high, transparent where it was. */
export const encodeLessonPicture = (bytes: Buffer): Promise<EncodedPicture> =>
  inTurn(() =>
    encode(bytes, maxLessonPixels, (picture) =>
      picture
        .resize(maxSide, maxSide, { fit: "inside", withoutEnlargement: true })
        .webp({ quality: 82, alphaQuality: 90 }),
    ),
  );

function inTurn(work: () => Promise<EncodedPicture>): Promise<EncodedPicture> {
  const result = (globalThis.picturesInTurn ?? Promise.resolve()).then(work);
  globalThis.picturesInTurn = result.catch(() => {});
  return result;
}

async function encode(bytes: Buffer, limitInputPixels: number, shape: (picture: Sharp) => Sharp) {
  if (!isPicture(bytes)) return { ok: false as const, problem: "not_a_picture" as const };
  try {
    const picture = sharp(bytes, { limitInputPixels, failOn: "error" }).timeout({ seconds: maxSeconds });
    const { data, info } = await shape(picture.autoOrient()).toBuffer({ resolveWithObject: true });
    return { ok: true as const, webp: data, width: info.width, height: info.height };
  } catch (error) {
    const isLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return {
      ok: false as const,
      problem: isLarge ? ("too_many_pixels" as const) : ("not_a_picture" as const),
    };
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

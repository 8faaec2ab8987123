import "server-only";
import sharp from "sharp";
import { readPublicPicture } from "@/lib/studio/files/read";

/** The cover beside the title, as a data URL: the renderer reads no WebP. Null where there is none. */
export async function coverPicture(fileId: string): Promise<string | null> {
  const picture = await readPublicPicture(fileId);
  if (!picture) return null;
  const jpeg = await sharp(picture)
    .resize(500, 630, { fit: "cover" })
    .flatten({ background: "#fff" })
    .jpeg()
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString("base64")}`;
}

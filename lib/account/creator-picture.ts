import "server-only";
import { createHash } from "node:crypto";
import type { User } from "@/lib/auth/session";
import { uploadPicture } from "@/lib/catalogue/creator-pictures";
import { maxPictureBytes } from "@/lib/http/forms/form-size";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { encodePicture } from "@/lib/studio/files/encode-picture";

export type ChosenPicture = { ok: true; path: string | null } | { ok: false; message: string };

/**
 * The picture that a form asks for: a new file, which is stored at once so that it outlives an error in another field;
 * else the one that it had (`picturePath`); null for none.
 * @throws UnavailableError when the database or storage is down.
 */
export async function receivePicture(user: User, form: FormData): Promise<ChosenPicture> {
  const file = form.get("picture");
  if (file instanceof File && file.size > 0) return storePicture(user, file);
  const path = form.get("picturePath");
  const isOwn = typeof path === "string" && path.startsWith(`${user.id}/`) && !form.has("removePicture");
  return { ok: true, path: isOwn ? path : null };
}

async function storePicture({ id }: User, file: File): Promise<ChosenPicture> {
  if (file.size > maxPictureBytes) return { ok: false, message: messages.too_many_bytes };
  if (!(await consumeRateLimit(`creator-picture:${id}`, 20, 600)).ok)
    return { ok: false, message: messages.too_many_tries };
  const picture = await encodePicture(Buffer.from(await file.arrayBuffer()));
  if (!picture.ok) return { ok: false, message: messages[picture.problem] };
  const path = `${id}/${createHash("sha256").update(picture.webp).digest("hex")}.webp`;
  await uploadPicture(path, picture.webp);
  return { ok: true, path };
}

const messages = {
  not_a_picture: "We cannot read this picture. Please choose a JPEG, PNG, WebP or AVIF.",
  too_many_pixels: "This picture has more than 25 million pixels. Please choose a smaller one.",
  too_many_bytes: "This picture is larger than 4 MB. Please choose a smaller one.",
  too_many_tries: "Those were many pictures at once. Please wait ten minutes, then choose one again.",
};

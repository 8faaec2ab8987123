import "server-only";
import { env } from "@/lib/env";
import { UnavailableError } from "@/lib/errors";
import { createAdminClient } from "@/lib/supabase/admin";

const bucket = "creator-pictures";

/**
 * Seconds in which browsers and caches need not ask again. Another picture has another path, but one that its creator
 * removed is not to be shown for long.
 */
const cacheControl = String(24 * 3600);

/** The public URL of a picture. The content security policy allows its origin. */
export const pictureUrl = (path: string): string =>
  `${env().NEXT_PUBLIC_SUPABASE_URL}/storage/v1/object/public/${bucket}/${path}`;

/**
 * Stores a picture that was encoded by the shop (image/webp) at `path`, which is named after its content.
 * @throws UnavailableError when storage does not answer; an Error when it refuses.
 */
export async function uploadPicture(path: string, webp: Buffer): Promise<void> {
  const files = createAdminClient().storage.from(bucket);
  const { error } = await files.upload(path, webp, { contentType: "image/webp", cacheControl, upsert: true });
  if (!error) return;
  const status = "status" in error ? Number(error.status) : 0;
  if (status >= 400 && status < 500) throw error;
  throw new UnavailableError(`storage: ${error.message}`);
}

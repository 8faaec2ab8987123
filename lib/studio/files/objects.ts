import "server-only";
import { UnavailableError } from "@/lib/errors";
import { createAdminClient } from "@/lib/supabase/admin";

export type StoredFile = { kind: "picture" | "video" | "captions" | "attachment"; path: string };

/** Long enough to begin reading; a video is asked for again when its link has run out. */
const linkSeconds = 300;
const answerMs = 10_000;

export const bucketOf = (kind: StoredFile["kind"]) => (kind === "video" ? "lesson-videos" : "lesson-files");

const objects = (kind: StoredFile["kind"]) => createAdminClient().storage.from(bucketOf(kind));

/**
 * The object's bytes, as a stream; of a video or a part in `range` (RFC 9110, 14.1.2), that part. Null where there is
 * no such object. Callers have decided who may.
 * @throws UnavailableError when storage does not answer.
 */
export async function openObject({ kind, path }: StoredFile, range?: string): Promise<Response | null> {
  const { data, error } = await objects(kind).createSignedUrl(path, linkSeconds);
  if (!data) return orNull(error);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), answerMs);
  try {
    const headers = range ? { range } : undefined;
    const response = await fetch(data.signedUrl, { signal: controller.signal, ...(headers && { headers }) });
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status < 500) return null;
    throw new UnavailableError(`storage: ${response.status}`);
  } catch (error) {
    if (error instanceof UnavailableError) throw error;
    throw new UnavailableError("storage does not answer", { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** A token with which one object can be uploaded, in two hours; null where there is one already. */
export async function signUpload({ kind, path }: StoredFile): Promise<string | null> {
  const { data, error } = await objects(kind).createSignedUploadUrl(path);
  return data ? data.token : orNull(error);
}

/** Stores a picture that the shop has encoded. */
export async function storePicture(path: string, webp: Buffer): Promise<void> {
  const { error } = await objects("picture").upload(path, webp, { contentType: "image/webp", upsert: true });
  if (error) orNull(error);
}

/** What storage does not delete now, a job deletes later. */
export async function removeObject({ kind, path }: StoredFile): Promise<void> {
  await objects(kind).remove([path]);
}

function orNull(error: { message: string; status?: number | undefined }): null {
  const status = Number(error.status ?? 0);
  if (status >= 400 && status < 500) return null;
  throw new UnavailableError(`storage: ${error.message}`);
}

import "server-only";
import type { User } from "@/lib/auth/session";
import { type Failure, failure, UnavailableError } from "@/lib/errors";
import { recordOpening } from "@/lib/learning/progress";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

/** The player asks for a new link when this one has expired. */
const linkSeconds = 300;

/**
 * A signed URL of the lesson's video, valid for five minutes. Row-level security decides who may have it. For
 * `isSpeculative` see readOpened.
 */
export async function getVideoLink(
  user: User,
  lessonId: string,
  isSpeculative: boolean,
): Promise<{ ok: true; url: string } | Failure> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("video_path").eq("lesson_id", lessonId);
  const read = async () => unwrap(await query.maybeSingle());
  const opened = await readOpened(user, lessonId, isSpeculative, read);
  if (!opened.ok) return opened;
  if (!opened.row.video_path) return failure("not_found");
  // Signed with the service role: who may sign chooses how long the link lives.
  const { data, error } = await videoBucket().createSignedUrl(opened.row.video_path, linkSeconds);
  if (data) return { ok: true, url: data.signedUrl };
  const status = "status" in error ? Number(error.status) : 0;
  if (status >= 400 && status < 500) return failure("not_found");
  throw new UnavailableError(`storage: ${error.message}`);
}

/** As WebVTT. For `isSpeculative` see readOpened. */
export async function getCaptions(
  user: User,
  lessonId: string,
  isSpeculative: boolean,
): Promise<{ ok: true; text: string } | Failure> {
  const client = await createClient();
  const query = client.from("lesson_contents").select("video_captions").eq("lesson_id", lessonId);
  const read = async () => unwrap(await query.maybeSingle());
  const opened = await readOpened(user, lessonId, isSpeculative, read);
  if (!opened.ok) return opened;
  const text = opened.row.video_captions;
  return text ? { ok: true, text } : failure("not_found");
}

/**
 * A lesson that was opened with credits a moment ago hides its content until its opening is recorded: whoever asks for
 * its video begins it, and can no longer undo that. A browser that asks ahead of a visit records nothing: unavailable.
 */
async function readOpened<Row>(
  user: User,
  lessonId: string,
  isSpeculative: boolean,
  read: () => Promise<Row | null>,
): Promise<{ ok: true; row: Row } | Failure> {
  const known = await read();
  if (known) return { ok: true, row: known };
  if (isSpeculative) return failure("unavailable");
  const recorded = await recordOpening(user.id, lessonId);
  const row = recorded.ok ? await read() : null;
  return row ? { ok: true, row } : failure("lesson_closed");
}

const videoBucket = () => createAdminClient().storage.from("lesson-videos");

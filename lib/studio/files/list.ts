import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { z } from "zod";
import { removeObject } from "@/lib/studio/files/objects";
import { cleanName, uploadPath } from "@/lib/studio/files/upload";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

type Client = Awaited<ReturnType<typeof createClient>>;

const columns = `
  id, kind, state, name, mediaType:media_type, bytes, path, width, height, language, label, problem,
  publishedPart:published_part, isInVersion:in_version, unusedSince:unused_since, createdAt:created_at
`;

const selectFiles = (client: Client, creatorId: string) =>
  client.from("lesson_files").select(columns).eq("creator_id", creatorId);

/** A file of a lesson. `unusedSince` is null while the draft names it. */
export type LessonFile = QueryData<ReturnType<typeof selectFiles>>[number];

/** All files of a lesson, newest first: a lesson has a few hundred at most. Empty for everyone but its creator. */
export const listLessonFiles = async (creatorId: string, lessonId: string): Promise<LessonFile[]> =>
  unwrap(
    await selectFiles(await createClient(), creatorId)
      .eq("lesson_id", lessonId)
      .order("created_at", { ascending: false })
      .order("id"),
  );

/** Null for everyone but its creator. */
export async function getLessonFile(creatorId: string, fileId: string): Promise<LessonFile | null> {
  const query = selectFiles(await createClient(), creatorId);
  return unwrap(await query.eq("id", fileId).maybeSingle());
}

/** What a lesson may have, by kind. */
export async function getFileLimits() {
  const rows = unwrap(await (await createClient()).rpc("lesson_file_limits"));
  return rows.map(({ kind, max_bytes, max_files, media_types }) => ({
    kind,
    maxBytes: max_bytes,
    maxFiles: max_files,
    mediaTypes: media_types,
  }));
}
export type FileLimits = Awaited<ReturnType<typeof getFileLimits>>[number];

/** A cover that came with the lesson, from before it had files; null where there is none. */
export async function getFormerCover(lessonId: string): Promise<string | null> {
  const query = (await createClient()).from("lessons").select("coverPath:cover_path").eq("id", lessonId);
  const path = unwrap(await query.maybeSingle())?.coverPath;
  return path && !path.startsWith("/files/") ? path : null;
}

/** Makes a file the cover, the video or the captions of a draft; none where `fileId` is null. */
export async function chooseFile(
  creatorId: string,
  lessonId: string,
  use: "cover" | "video" | "captions",
  fileId: string | null,
): Promise<boolean> {
  const args = { creator_id: creatorId, lesson_id: lessonId, use, ...(fileId && { file_id: fileId }) };
  return unwrap(await createAdminClient().rpc("choose_lesson_file", args));
}

/** False: the draft or a published version names it, or this creator has no such file. */
export async function deleteFile(creatorId: string, fileId: string): Promise<boolean> {
  const file = await getLessonFile(creatorId, fileId);
  const args = { creator_id: creatorId, file_id: fileId };
  if (!file || !unwrap(await createAdminClient().rpc("delete_lesson_file", args))) return false;
  const isRaw = file.kind === "picture" && file.state === "uploading";
  // What storage keeps now, a job deletes.
  if (file.path) await removeObject({ kind: file.kind, path: isRaw ? uploadPath(file.id) : file.path });
  return true;
}

type Captions = { name: string; language: string; label: string; text: string };

/** Adds captions, which become those of the draft. `invalid`: language or label break a rule. */
export async function addCaptions(creatorId: string, lessonId: string, captions: Captions) {
  const answer = await createAdminClient().rpc("add_lesson_captions", {
    creator_id: creatorId,
    lesson_id: lessonId,
    name: cleanName(captions.name),
    language: captions.language,
    label: captions.label,
    content: captions.text,
  });
  if (answer.error && /lesson_files_(language_form|captions)/.test(answer.error.message)) return "invalid";
  return added.parse(unwrap(answer));
}

const added = z.enum(["added", "too_many", "not_found"]);

import "server-only";
import { type Failure, failure } from "@/lib/errors";
import { encodeLessonPicture } from "@/lib/studio/files/encode-picture";
import { headBytes, isOfType } from "@/lib/studio/files/inspect";
import { openObject, removeObject, storePicture } from "@/lib/studio/files/objects";
import { uploadPath } from "@/lib/studio/files/upload";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const columns = "id, kind, state, name, mediaType:media_type, bytes, path, width, height, problem";

export type FinishedFile = {
  id: string;
  kind: "picture" | "video" | "captions" | "attachment";
  name: string;
  width: number | null;
  height: number | null;
};

/**
 * Looks at the bytes that were uploaded: what is not what it said is refused and deleted; a picture is re-encoded,
 * without metadata. Can be repeated.
 * @throws UnavailableError when the database or storage is down.
 */
export async function finishUpload(
  creatorId: string,
  fileId: string,
): Promise<{ ok: true; file: FinishedFile } | Failure> {
  const file = await getOwnFile(creatorId, fileId);
  if (!file?.path) return failure("not_found");
  if (file.state === "refused")
    return failure("validation_error", { message: problems[problemOf(file.problem)] });
  if (file.state === "uploading") {
    const checked =
      file.kind === "picture" ? await checkPicture(file.id, file.path) : await checkBytes(file, file.path);
    if (checked === "missing")
      return failure("not_found", { message: "Not all of this file has arrived yet." });
    if (typeof checked === "string") return refuse(creatorId, file, checked);
    const args = { creator_id: creatorId, file_id: file.id, ...checked };
    unwrap(await createAdminClient().rpc("finish_lesson_file", args));
    if (file.kind === "picture") await removeObject({ kind: "picture", path: uploadPath(file.id) });
  }
  const finished = await getOwnFile(creatorId, fileId);
  return finished ? { ok: true, file: finished } : failure("not_found");
}

async function getOwnFile(creatorId: string, fileId: string) {
  const query = (await createClient()).from("lesson_files").select(columns).eq("id", fileId);
  return unwrap(await query.eq("creator_id", creatorId).maybeSingle());
}

type OwnFile = NonNullable<Awaited<ReturnType<typeof getOwnFile>>>;
type Checked = { media_type: string; bytes: number; width?: number; height?: number };
type Problem = keyof typeof problems;

async function checkPicture(fileId: string, path: string): Promise<Checked | Problem | "missing"> {
  const object = await openObject({ kind: "picture", path: uploadPath(fileId) });
  if (!object) return "missing";
  const picture = await encodeLessonPicture(Buffer.from(await object.arrayBuffer()));
  if (!picture.ok) return picture.problem;
  await storePicture(path, picture.webp);
  const { width, height } = picture;
  return { media_type: "image/webp", bytes: picture.webp.length, width, height };
}

async function checkBytes(
  { kind, mediaType, bytes }: OwnFile,
  path: string,
): Promise<Checked | Problem | "missing"> {
  const object = await openObject({ kind, path }, `bytes=0-${headBytes - 1}`);
  if (!object) return "missing";
  const [, total] = /\/(\d+)$/.exec(object.headers.get("content-range") ?? "") ?? [];
  const size = Number(total ?? object.headers.get("content-length"));
  const head = Buffer.from(await object.arrayBuffer());
  if (size !== bytes) return "wrong_size";
  return (await isOfType(head, mediaType)) ? { media_type: mediaType, bytes } : "wrong_type";
}

async function refuse(creatorId: string, { id, kind, path }: OwnFile, problem: Problem): Promise<Failure> {
  const args = { creator_id: creatorId, file_id: id, problem };
  unwrap(await createAdminClient().rpc("refuse_lesson_file", args));
  const uploaded = kind === "picture" ? uploadPath(id) : path;
  if (uploaded) await removeObject({ kind, path: uploaded });
  return failure("validation_error", { message: problems[problem] });
}

const problems = {
  not_a_picture: "We cannot read this picture. Please choose a JPEG, PNG, WebP or AVIF.",
  too_many_pixels: "This picture has more than 50 million pixels. Please choose a smaller one.",
  wrong_type: "This file is not what its name says. Please save it again in the program that made it.",
  wrong_size: "This file changed while it was uploaded. Please upload it again.",
};

/** What is wrong with a refused file, and what to do. */
export const fileProblem = (problem: string | null): string => problems[problemOf(problem)];

const problemOf = (problem: string | null): Problem =>
  problem !== null && Object.hasOwn(problems, problem) && isProblem(problem) ? problem : "wrong_type";

const isProblem = (problem: string): problem is Problem => problem in problems;

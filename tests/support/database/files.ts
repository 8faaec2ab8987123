import type { Queries, Tx } from "./database.ts";

type Person = { id: string };
type Started = { outcome: string; fileId: string; path: string; maxBytes?: number; maxFiles?: number };
type NewFile = { kind?: string; name?: string; mediaType?: string; bytes?: number };

export async function startFile(tx: Queries, creator: Person, lessonId: string, file: NewFile = {}) {
  const { kind = "attachment", name = "plan.pdf", mediaType = "application/pdf", bytes = 9 } = file;
  const [row] = await tx<{ answer: Started }[]>`
    select public.start_lesson_file(
      ${creator.id}, ${lessonId}, ${kind}::public.lesson_file_kind, ${name}, ${mediaType}, ${bytes}
    ) as answer`;
  if (!row) throw new Error("No answer");
  return row.answer;
}

const types: Record<string, string> = {
  picture: "image/png",
  video: "video/mp4",
  attachment: "application/pdf",
};

/** A file whose bytes have been looked at; returns its id. */
export async function createFile(
  tx: Tx,
  creator: Person,
  lessonId: string,
  kind = "attachment",
): Promise<string> {
  const mediaType = types[kind] ?? "";
  const { fileId } = await startFile(tx, creator, lessonId, {
    kind,
    mediaType,
    name: `${crypto.randomUUID()}.x`,
  });
  const size = kind === "picture" ? [40, 30] : [null, null];
  await tx`select public.finish_lesson_file(${creator.id}, ${fileId}, ${mediaType}, 9, ${size[0] ?? null}, ${size[1] ?? null})`;
  return fileId;
}

export const addCaptions = async (tx: Tx, creator: Person, lessonId: string): Promise<string> => {
  await tx`select public.add_lesson_captions(${creator.id}, ${lessonId}, 'en.vtt', 'en', 'English', 'WEBVTT')`;
  const [row] = await tx<{ id: string }[]>`
    select captions_id as id from public.lesson_drafts where lesson_id = ${lessonId}`;
  return row?.id ?? "";
};

export const chooseFile = async (
  tx: Tx,
  creator: Person,
  lessonId: string,
  use: string,
  fileId: string | null,
) =>
  (
    await tx<{ done: boolean }[]>`
      select public.choose_lesson_file(${creator.id}, ${lessonId}, ${use}, ${fileId}) as done`
  )[0]?.done;

export const deleteFile = async (tx: Tx, creator: Person, fileId: string) =>
  (await tx<{ done: boolean }[]>`select public.delete_lesson_file(${creator.id}, ${fileId}) as done`)[0]
    ?.done;

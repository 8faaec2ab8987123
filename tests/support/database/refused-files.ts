import { createDraft } from "./drafts.ts";
import { addCaptions, createFile } from "./files.ts";
import type { Attempt, Refused } from "./refused-purchases.ts";

type Kind = "picture" | "attachment" | "captions";

/** A file of this kind, in which one column is set to an SQL expression. */
const file =
  (changes: string, kind: Kind = "attachment"): Attempt =>
  async (tx, { creator }) => {
    const lessonId = await createDraft(tx, creator);
    const add = kind === "captions" ? addCaptions : createFile;
    await add(tx, creator, lessonId, kind);
    await tx.unsafe(`update public.lesson_files set ${changes} where lesson_id = '${lessonId}'`);
  };

/** What the rules about files refuse. */
export const refusedFiles: Refused[] = [
  ["lesson_files_name_length", "a name of 201 characters", file("name = repeat('x', 201)")],
  ["lesson_files_name_is_name", "a name that turns around", file("name = U&'a\\202Efdp.exe'")],
  ["lesson_files_name_is_name", "a path as name", file("name = '../x'")],
  ["lesson_files_bytes_positive", "an empty file", file("bytes = 0")],
  ["lesson_files_path_form", "another lesson's object", file("path = gen_random_uuid() || '/x'")],
  ["lesson_files_is_stored", "an attachment without an object", file("path = null")],
  ["lesson_files_size_of_pictures", "a picture without a size", file("width = null", "picture")],
  ["lesson_files_captions", "an attachment with a label", file("label = 'English'")],
  ["lesson_files_content_form", "captions that are no WebVTT", file("content = '1'", "captions")],
  ["lesson_files_language_form", "captions in no language", file("language = 'English'", "captions")],
  ["lesson_files_refused_has_problem", "a refused file without a problem", file("state = 'refused'")],
  [
    "lesson_files_published_is_ready",
    "an upload in a published lesson",
    file("state = 'uploading', published_part = 'body'"),
  ],
  [
    "lesson_files_path_unique",
    "two files in one object",
    async (tx, { creator }) => {
      const lessonId = await createDraft(tx, creator);
      for (const kind of ["attachment", "attachment"]) await createFile(tx, creator, lessonId, kind);
      await tx`update public.lesson_files set path = ${`${lessonId}/x`} where lesson_id = ${lessonId}`;
    },
  ],
  [
    "lesson_contents_captions_label_form",
    "a label of 61 characters",
    async (tx, { lessonId }) => {
      await tx`update public.lesson_contents set captions_label = repeat('x', 61) where lesson_id = ${lessonId}`;
    },
  ],
];

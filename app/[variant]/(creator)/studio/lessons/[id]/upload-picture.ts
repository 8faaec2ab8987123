import { uploadFile } from "./upload-file";

/** Uploads a picture for a lesson's text. `markdown` shows it there. */
export async function uploadPicture(
  lessonId: string,
  file: File,
): Promise<{ markdown: string } | { error: string }> {
  const upload = uploadFile(lessonId, "picture", file, { onInterrupted: () => upload.resume() });
  const result = await upload.done;
  if (result && "error" in result) return result;
  return result?.markdown ? { markdown: result.markdown } : { error: "The picture could not be uploaded." };
}

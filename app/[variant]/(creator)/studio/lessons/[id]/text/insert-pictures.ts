import type { EditorView } from "@codemirror/view";
import { uploadPicture } from "../upload-picture";
import { insertBlock } from "./inserts";

let number = 0;

/**
 * Uploads pictures one after the other. A line stands for each of them while it is under way; who continues to write
 * elsewhere is not disturbed. Returns what went wrong, one sentence a picture.
 */
export async function insertPictures(view: EditorView, lessonId: string, files: File[]): Promise<string[]> {
  const waiting = files.map((file) => ({ file, line: `![Uploading ${nameOf(file)} (${++number}) …]()` }));
  for (const { line } of waiting) view.dispatch(insertBlock(view.state, line));
  const problems: string[] = [];
  for (const { file, line } of waiting) {
    const result = await uploadPicture(lessonId, file).catch(() => unreachable);
    if ("error" in result) problems.push(`${nameOf(file)}: ${result.error}`);
    replace(view, line, "markdown" in result ? result.markdown : "");
  }
  return problems;
}

/** It may stand elsewhere now, or be deleted. */
function replace(view: EditorView, line: string, insert: string): void {
  const from = view.state.doc.toString().indexOf(line);
  if (from >= 0) view.dispatch({ changes: { from, to: from + line.length, insert } });
}

const nameOf = ({ name }: File) => name.replaceAll(/[[\]()\\\n]/g, "");

const unreachable = { error: "It could not be uploaded. Please try again when you are online." };

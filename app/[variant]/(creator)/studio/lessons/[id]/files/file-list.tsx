import type { LessonFile } from "@/lib/studio/files/list";
import { FileRow } from "./file-row";

type Use = "cover" | "video" | "captions";

/** `use`: what a file of this list can become. */
export function FileList({ lessonId, files, use }: { lessonId: string; files: LessonFile[]; use?: Use }) {
  if (files.length === 0) return null;
  return (
    <ul className="border-t border-line">
      {files.map((file) => (
        <FileRow key={file.id} lessonId={lessonId} file={file} {...(use && { use })} />
      ))}
    </ul>
  );
}

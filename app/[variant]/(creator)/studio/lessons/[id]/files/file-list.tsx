import type { LessonFile } from "@/lib/studio/files/list";
import { FileRow } from "./file-row";

type FileListProps = {
  lessonId: string;
  files: LessonFile[];
  /** What a file of this list can become, and the one that is it already. */
  use?: "cover" | "video" | "captions";
  chosenId?: string | undefined;
};

export function FileList({ lessonId, files, use, chosenId }: FileListProps) {
  if (files.length === 0) return null;
  return (
    <ul className="border-t border-line">
      {files.map((file) => (
        <FileRow
          key={file.id}
          lessonId={lessonId}
          file={file}
          {...(use && file.id !== chosenId && { use })}
        />
      ))}
    </ul>
  );
}

import { formatBytes } from "@/lib/format/bytes";
import { languageName } from "@/lib/format/language";
import { getLocale } from "@/lib/rendering/variant";
import { fileProblem } from "@/lib/studio/files/finish";
import type { LessonFile } from "@/lib/studio/files/list";
import { addFileToText, deleteLessonFile } from "./actions";
import { ChooseForm } from "./choose-form";
import { RowForm } from "./row-form";

type Props = { lessonId: string; file: LessonFile; use?: "cover" | "video" | "captions" | undefined };

/** A file, what it is used for, and what can be done with it. */
export async function FileRow({ lessonId, file, use }: Props) {
  const locale = await getLocale();
  const isReady = file.state === "ready";
  const details = [
    file.language && (file.label ?? languageName(file.language)),
    formatBytes(file.bytes, locale),
    file.width && `${file.width} × ${file.height}`,
    isReady && usage(file),
  ];
  return (
    <li className="flex flex-wrap gap-4 border-b border-line py-4 sm:flex-nowrap">
      {isReady && file.kind === "picture" && (
        // biome-ignore lint/performance/noImgElement: stored as WebP, of the size that it has
        <img
          src={`/files/${file.id}`}
          alt=""
          loading="lazy"
          decoding="async"
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          className="size-20 flex-none rounded-control bg-well object-cover"
        />
      )}
      <div className="min-w-0 flex-1 basis-full sm:basis-auto">
        <p className="font-semibold wrap-anywhere">
          <bdi>{file.name}</bdi>
        </p>
        <p className="text-small text-soft">{details.filter(Boolean).join(" · ")}</p>
        {file.state === "refused" && (
          <p className="text-small font-medium text-bad">{fileProblem(file.problem)}</p>
        )}
        {file.state === "uploading" && (
          <p className="text-small font-medium text-warn">
            Not all of it has arrived. Choose the same file again to go on.
          </p>
        )}
        <FileActions lessonId={lessonId} file={file} use={use} />
      </div>
    </li>
  );
}

function FileActions({ lessonId, file, use }: Props) {
  const isReady = file.state === "ready";
  const form = { lessonId, fileId: file.id, about: file.name };
  return (
    <div className="mt-1 flex flex-wrap gap-x-5">
      {isReady && use && (
        <ChooseForm {...form} use={use}>
          Use as {use}
        </ChooseForm>
      )}
      {isReady && (file.kind === "picture" || file.kind === "attachment") && (
        <>
          <RowForm {...form} name="add-file-to-text" action={addFileToText} fields={{ part: "preview" }}>
            Add to the free part
          </RowForm>
          <RowForm {...form} name="add-file-to-text" action={addFileToText} fields={{ part: "paid_part" }}>
            Add to the paid part
          </RowForm>
        </>
      )}
      {!file.publishedPart && !file.isInVersion && file.unusedSince && (
        <RowForm {...form} name="delete-lesson-file" action={deleteLessonFile}>
          {file.state === "refused" ? "Dismiss" : "Delete"}
        </RowForm>
      )}
    </div>
  );
}

function usage({ publishedPart, isInVersion, unusedSince }: LessonFile): string {
  if (publishedPart === "preview") return "Everyone sees it";
  if (publishedPart === "body") return "Readers of the paid part see it";
  if (!unusedSince) return "In your draft, not published yet";
  return isInVersion ? "In an earlier version" : "Not used";
}

import type { ReactNode } from "react";
import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatBytes } from "@/lib/format/bytes";
import { languageName } from "@/lib/format/language";
import type { FormName as Name } from "@/lib/http/form-names";
import { getLocale } from "@/lib/rendering/variant";
import { fileProblem } from "@/lib/studio/files/finish";
import type { LessonFile } from "@/lib/studio/files/list";
import { addFileToText, chooseLessonFile, deleteLessonFile } from "./actions";

type Props = { lessonId: string; file: LessonFile; use?: "cover" | "video" | "captions" };

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
  const form = { lessonId, file };
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
        <div className="mt-1 flex flex-wrap gap-x-5">
          {isReady && use && (
            <RowForm {...form} name="choose-lesson-file" action={chooseLessonFile} fields={{ use }}>
              Use as {use}
            </RowForm>
          )}
          {isReady && (file.kind === "picture" || file.kind === "attachment") && (
            <>
              <RowForm {...form} name="add-file-to-text" action={addFileToText} fields={{ part: "preview" }}>
                Add to the free part
              </RowForm>
              <RowForm
                {...form}
                name="add-file-to-text"
                action={addFileToText}
                fields={{ part: "paid_part" }}
              >
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
      </div>
    </li>
  );
}

function usage({ publishedPart, isInVersion, unusedSince }: LessonFile): string {
  if (publishedPart === "preview") return "Everyone sees it";
  if (publishedPart === "body") return "Readers of the paid part see it";
  if (!unusedSince) return "In your draft, not published yet";
  return isInVersion ? "In an earlier version" : "Not used";
}

function RowForm({ lessonId, file, name, action, fields = {}, children }: RowFormProps) {
  return (
    <form action={action}>
      <FormName name={name} />
      <input type="hidden" name="lessonId" value={lessonId} />
      <input type="hidden" name="fileId" value={file.id} />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton variant="quiet" size="small">
        <span>
          {children}
          <span className="sr-only">: {file.name}</span>
        </span>
      </SubmitButton>
    </form>
  );
}

type RowFormProps = {
  lessonId: string;
  file: LessonFile;
  name: Name;
  action: (form: FormData) => Promise<void>;
  fields?: Record<string, string>;
  children: ReactNode;
};

import { formatBytes } from "@/lib/format/bytes";
import { languageName } from "@/lib/format/language";
import { getLocale } from "@/lib/rendering/variant";
import type { LessonFile } from "@/lib/studio/files/list";
import { ChooseForm } from "./choose-form";

type Use = "cover" | "video" | "captions";

const nothing = { cover: "No cover yet.", video: "No video yet.", captions: "No captions yet." };

/** The cover, video or captions that the draft has. */
export async function ChosenFile({
  lessonId,
  use,
  file,
}: {
  lessonId: string;
  use: Use;
  file: LessonFile | undefined;
}) {
  if (!file) return use === "cover" ? null : <p className="text-soft">{nothing[use]}</p>;
  const locale = await getLocale();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-card bg-well px-4 py-3">
      <p className="min-w-0">
        <bdi className="font-semibold wrap-anywhere">{file.name}</bdi>
        <span className="block text-small text-soft">
          {file.language ? `${file.label ?? languageName(file.language)} · ` : ""}
          {formatBytes(file.bytes, locale)}
          {file.publishedPart ? " · Readers see it" : " · Not published yet"}
        </span>
      </p>
      <ChooseForm lessonId={lessonId} use={use} about={file.name}>
        Remove
      </ChooseForm>
    </div>
  );
}

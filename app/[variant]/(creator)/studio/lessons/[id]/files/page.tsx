import type { Metadata } from "next";
import type { ReactNode } from "react";
import { getVariant } from "@/lib/rendering/variant";
import { getFileLimits, getFormerCover, listLessonFiles } from "@/lib/studio/files/list";
import { LessonHead } from "../lesson-head";
import { requireDraftAnd } from "../require-draft";
import { lessonPath } from "../studio-links";
import { CaptionsForm } from "./captions-form";
import { ChosenFile } from "./chosen-file";
import { CoverPicture } from "./cover-picture";
import { FileList } from "./file-list";
import { UploadField } from "./upload-field";

export const metadata: Metadata = { title: "Files of a lesson" };

/** Cover, video with captions, pictures and attachments of one lesson. */
export default async function FilesPage({ params }: PageProps<"/[variant]/studio/lessons/[id]/files">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { id } = await params;
  const [, draft, [files, limits, formerCover]] = await requireDraftAnd(
    lessonPath(id, "files"),
    id,
    (userId) => Promise.all([listLessonFiles(userId, id), getFileLimits(), getFormerCover(id)]),
  );
  const of = (kind: string) => files.filter((file) => file.kind === kind);
  const find = (fileId: string | null | undefined) => files.find((file) => file.id === fileId);
  const limit = (kind: string) => limits.find((candidate) => candidate.kind === kind);
  const [picture, video, attachment] = [limit("picture"), limit("video"), limit("attachment")];
  const cover = find(draft.coverId);
  const captions = find(draft.captionsId);
  return (
    <>
      <LessonHead draft={draft} here="files" />
      <div className="max-w-reader space-y-12">
        <div className="space-y-2 text-pretty text-soft">
          <p>Nobody else sees a file before you publish the lesson with it.</p>
          <noscript>
            <p className="font-semibold text-ink">
              Your browser runs no JavaScript. Pictures, videos and attachments cannot be uploaded without it;
              captions can.
            </p>
          </noscript>
        </div>
        <Part title="Cover">
          <div className="grid gap-6 sm:grid-cols-[18rem_1fr]">
            <CoverPicture path={cover ? `/files/${cover.id}` : formerCover} subject={draft.subject} />
            <div className="min-w-0 space-y-5">
              <ChosenFile lessonId={id} use="cover" file={cover} />
              {!cover && formerCover && (
                <p className="rounded-card bg-well px-4 py-3">
                  The picture that came with the lesson
                  <span className="block text-small text-soft">
                    Readers see it, until you choose another.
                  </span>
                </p>
              )}
              {picture && <UploadField lessonId={id} limit={picture} use="cover" label="Upload a cover" />}
            </div>
          </div>
        </Part>
        <Part title="Video">
          <ChosenFile lessonId={id} use="video" file={find(draft.videoId)} />
          {video && <UploadField lessonId={id} limit={video} label="Upload a video" />}
          <FileList
            lessonId={id}
            files={of("video").filter((file) => file.id !== draft.videoId)}
            use="video"
          />
          <h3 className="pt-4 text-lead font-semibold">Captions</h3>
          <ChosenFile lessonId={id} use="captions" file={captions} />
          <FileList lessonId={id} files={of("captions").filter((file) => file !== captions)} use="captions" />
          <CaptionsForm lessonId={id} language={draft.language} />
        </Part>
        <Part title="Pictures">
          <p className="text-pretty text-soft">
            In the text, a picture stands where you paste or drop it. Those that are here already can be added
            to the end of a part.
          </p>
          {picture && <UploadField lessonId={id} limit={picture} label="Upload pictures" />}
          <FileList lessonId={id} files={of("picture")} use="cover" chosenId={cover?.id} />
        </Part>
        <Part title="Attachments">
          <p className="text-pretty text-soft">
            Recipes, plans, sheets: what readers download. Added to the paid part, only they can.
          </p>
          {attachment && <UploadField lessonId={id} limit={attachment} label="Upload attachments" />}
          <FileList lessonId={id} files={of("attachment")} />
        </Part>
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = `part-${title.toLowerCase()}`;
  return (
    <section aria-labelledby={id} className="space-y-5 border-t-4 border-ink pt-5">
      <h2 id={id} className="font-display text-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

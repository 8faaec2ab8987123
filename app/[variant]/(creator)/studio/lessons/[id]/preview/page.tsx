import type { Metadata } from "next";
import Link from "next/link";
import { Price } from "@/components/format/price";
import { LessonLength } from "@/components/lesson/lesson-length";
import { Markdown } from "@/components/lesson/markdown";
import { Notice } from "@/components/ui/notice";
import { getVariant } from "@/lib/rendering/variant";
import { renderPreview } from "@/lib/studio/preview";
import { requireDraft } from "../require-draft";
import { lessonPath, StudioLinks } from "../studio-links";

export const metadata: Metadata = { title: "Preview a lesson" };

/** The draft, typeset as readers will see it: `?as=buyer` all of it, else what a guest reads. */
export default async function PreviewPage({
  params,
  searchParams,
}: PageProps<"/[variant]/studio/lessons/[id]/preview">) {
  const variant = await getVariant();
  if (!variant) return null;
  const [{ id }, { as }] = await Promise.all([params, searchParams]);
  const [user, draft] = await requireDraft(lessonPath(id, "preview"), id);
  const isBuyer = as === "buyer";
  const preview = await renderPreview(
    user.id,
    isBuyer ? `${draft.preview}\n\n${draft.paidPart}` : draft.preview,
  );
  return (
    <>
      <StudioLinks lessonId={id} here="preview" />
      <p className="mb-8 text-small text-soft">
        {isBuyer ? "This is what a buyer reads. " : "This is what a guest reads. "}
        <Link
          href={`/studio/lessons/${id}/preview${isBuyer ? "" : "?as=buyer"}`}
          className="link inline-flex min-h-11 items-center"
        >
          {isBuyer ? "Show what a guest reads" : "Show what a buyer reads"}
        </Link>
      </p>
      <article className="max-w-reader">
        <header className="mb-8">
          <p className="mb-3 text-small font-semibold text-accent first-letter:uppercase">{draft.subject}</p>
          <h1 lang={draft.language} dir="auto" className="font-display text-display text-balance">
            {draft.title || "No title yet"}
          </h1>
          <p className="mt-2 text-soft">
            {draft.priceMinor !== null && (
              <Price lesson={{ priceMinor: draft.priceMinor, currency: draft.currency }} />
            )}
            {draft.durationMinutes !== null && (
              <>
                {" "}
                · <LessonLength minutes={draft.durationMinutes} />
              </>
            )}
          </p>
          {!isBuyer && (
            <p lang={draft.language} dir="auto" className="mt-5 text-lead text-pretty">
              {draft.summary}
            </p>
          )}
        </header>
        <PreviewText preview={preview} language={draft.language} />
        {!isBuyer && (
          <p className="mt-10 border-t border-line pt-5 font-display text-title">Here the free part ends.</p>
        )}
      </article>
    </>
  );
}

function PreviewText({ preview, language }: PreviewTextProps) {
  if (!preview.ok)
    return (
      <Notice tone="warning" title="That was a little too fast">
        Each preview takes the shop some work. Please load this page again in a minute.
      </Notice>
    );
  const { text } = preview;
  if (text.html.join("") === "") return <p className="text-lead text-soft">Nothing is written here yet.</p>;
  return <Markdown text={text} language={language} />;
}

type PreviewTextProps = { preview: Awaited<ReturnType<typeof renderPreview>>; language: string };

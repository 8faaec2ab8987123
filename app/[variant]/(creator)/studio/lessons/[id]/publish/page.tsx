import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FormName } from "@/components/form/form-name";
import { SubmitButton } from "@/components/ui/submit-button";
import { getVariant } from "@/lib/rendering/variant";
import { getPublication } from "@/lib/studio/publish";
import { publish } from "../actions";
import { LessonHead } from "../lesson-head";
import { requireDraft } from "../require-draft";
import { lessonPath } from "../studio-links";
import { Checklist } from "./checklist";
import { DeleteForm } from "./delete-form";
import { StatusForms } from "./status-forms";
import { WhatYouGet } from "./what-you-get";

export const metadata: Metadata = { title: "Publish a lesson" };

export default async function PublishPage({ params }: PageProps<"/[variant]/studio/lessons/[id]/publish">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { id } = await params;
  const [user, draft] = await requireDraft(lessonPath(id, "publish"), id);
  const publication = await getPublication(user.id, id);
  if (!publication) notFound();
  const isSold = publication.status === "published";
  return (
    <>
      <LessonHead draft={draft} here="publish" />
      <div className="max-w-reader space-y-10">
        <Checklist lessonId={id} missing={publication.missing} />
        <WhatYouGet publication={publication} />
        {publication.missing.length === 0 && (
          <form action={publish}>
            <FormName name="publish-lesson" />
            <input type="hidden" name="lessonId" value={id} />
            <input type="hidden" name="version" value={publication.version} />
            {isSold && !publication.isChanged ? (
              <p className="text-soft">
                Buyers read exactly what you wrote: there is nothing new to publish.
              </p>
            ) : (
              <SubmitButton size="large">{isSold ? "Publish what is new" : "Publish"}</SubmitButton>
            )}
          </form>
        )}
        {publication.publicSlug && (
          <p>
            <Link
              href={`/lessons/${publication.publicSlug}`}
              className="link inline-flex min-h-11 items-center"
            >
              Its public page
            </Link>
          </p>
        )}
        {publication.status === null && <DeleteForm lessonId={id} />}
        {publication.status && publication.status !== "draft" && (
          <StatusForms lessonId={id} status={publication.status} />
        )}
      </div>
    </>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUser } from "@/lib/auth/session";
import { getVariant } from "@/lib/rendering/variant";
import { explainProblem } from "@/lib/studio/draft-problems";
import { getRefusedSave, openDraft } from "@/lib/studio/drafts";
import { DraftFields } from "./draft-fields";
import { DraftForm } from "./draft-form";
import { RefusedSaveNotice } from "./refused-save-notice";
import { StudioLinks } from "./studio-links";

export const metadata: Metadata = { title: "Write a lesson" };

/** The draft of one lesson. What could not be saved stands in the fields, as it was typed. */
export default async function DraftPage({ params }: PageProps<"/[variant]/studio/lessons/[id]">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { id } = await params;
  const page = `/studio/lessons/${id}`;
  const user = await requireUser(page);
  const draft = await openDraft(user.id, id);
  if (!draft) notFound();
  const refused = await getRefusedSave(id);
  const problem = refused?.save.problem ? explainProblem(refused.save.problem) : null;
  return (
    <>
      <PageHeading
        title={draft.title || "A new lesson"}
        {...(draft.title && { language: draft.language })}
        above={
          <Link href="/studio" className="link inline-flex min-h-11 items-center">
            Your studio
          </Link>
        }
      />
      <FlashNotice path={page} />
      <StudioLinks lessonId={id} here="write" />
      {refused && <RefusedSaveNotice draft={draft} {...refused} />}
      <DraftForm shown={`${draft.version} ${refused?.save.key}`}>
        <DraftFields draft={draft} refused={refused?.save ?? null} problem={problem} />
      </DraftForm>
    </>
  );
}

import type { Metadata, Viewport } from "next";
import { getCreatorProfile } from "@/lib/account/creator-profile";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { explainProblem } from "@/lib/studio/drafts/draft-problems";
import { getRefusedSave } from "@/lib/studio/drafts/drafts";
import { isOneField, savedInstead } from "@/lib/studio/drafts/refused-save";
import { DraftButtons } from "./draft-buttons";
import { DraftFields } from "./draft-fields";
import { DraftForm } from "./draft-form";
import { LessonHead } from "./lesson-head";
import { NotPublished } from "./not-published";
import { RefusedSaveNotice } from "./refused-save-notice";
import { requireDraftAnd } from "./require-draft";
import { lessonPath } from "./studio-links";

export const metadata: Metadata = { title: "Write a lesson" };

/** The keyboard of a phone leaves the buttons and the state of saving in sight. */
export const viewport: Viewport = { interactiveWidget: "resizes-content" };

/** The draft of one lesson. What could not be saved stands in the fields, as it was typed. */
export default async function DraftPage({ params }: PageProps<"/[variant]/studio/lessons/[id]">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { id } = await params;
  const [user, draft, [refused, creator]] = await requireDraftAnd(lessonPath(id, "write"), id, (userId) =>
    Promise.all([getRefusedSave(id), getCreatorProfile(userId)]),
  );
  const problem = refused?.save.problem ? explainProblem(refused.save.problem) : null;
  const locale = await getLocale();
  return (
    <>
      <LessonHead draft={draft} here="write" />
      <NotPublished creatorId={user.id} lessonId={id} />
      {refused && <RefusedSaveNotice draft={draft} {...refused} />}
      <DraftForm
        rendered={{
          lessonId: id,
          memberId: user.id,
          version: draft.version,
          refusedKey: refused?.save.key ?? null,
          savedInstead: refused ? savedInstead(draft, locale, refused.save) : {},
          isUndecided: refused !== null && !isOneField(refused.save, problem?.column),
        }}
        locale={locale}
        timeZone={creator?.timeZone ?? "UTC"}
        buttons={<DraftButtons />}
      >
        <DraftFields draft={draft} refused={refused?.save ?? null} problem={problem} />
      </DraftForm>
    </>
  );
}

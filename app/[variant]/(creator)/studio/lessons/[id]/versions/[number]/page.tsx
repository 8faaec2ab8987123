import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FlashNotice } from "@/components/flash/flash-notice";
import { FormName } from "@/components/form/form-name";
import { DateTime } from "@/components/format/date-time";
import { PageHeading } from "@/components/ui/page-heading";
import { SubmitButton } from "@/components/ui/submit-button";
import { getCreatorProfile } from "@/lib/account/creator-profile";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { draftValues } from "@/lib/studio/drafts/draft-form";
import { columnNames } from "@/lib/studio/drafts/draft-problems";
import { getVersion } from "@/lib/studio/versions";
import { restore } from "../../actions";
import { requireDraftAnd } from "../../require-draft";
import { StudioLinks } from "../../studio-links";
import { TextDifference } from "../../text-difference";

export const metadata: Metadata = { title: "A version of a lesson" };

/** One published version beside the draft, into which it can be restored. */
export default async function VersionPage({
  params,
}: PageProps<"/[variant]/studio/lessons/[id]/versions/[number]">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { id, number } = await params;
  const page = `/studio/lessons/${id}/versions/${number}`;
  const [, draft, [version, creator]] = await requireDraftAnd(page, id, (userId) =>
    Promise.all([
      /^\d{1,9}$/.test(number) ? getVersion(id, Number(number)) : null,
      getCreatorProfile(userId),
    ]),
  );
  if (!version) notFound();
  const locale = await getLocale();
  const [then, now] = [draftValues(draft, locale, version.content), draftValues(draft, locale)];
  const columns = columnNames.filter(({ column }) => then[column] !== now[column]);
  return (
    <>
      <PageHeading title={`Version ${number}`}>
        Published on <DateTime at={version.publishedAt} timeZone={creator?.timeZone} />.
      </PageHeading>
      <FlashNotice path={page} />
      <StudioLinks lessonId={id} here="versions" />
      <div className="max-w-reader space-y-8">
        {columns.length === 0 ? (
          <p className="text-lead">Your draft holds exactly this.</p>
        ) : (
          <>
            <p className="text-pretty">
              Struck through is what only this version has, underlined what only your draft has. Restoring
              makes this version your draft; what the draft holds now is kept in its history, and buyers read
              it once you publish.
            </p>
            <dl className="grid gap-6">
              {columns.map(({ column, name }) => (
                <div key={column}>
                  <dt className="mb-1.5 text-small font-semibold">{name}</dt>
                  <dd>
                    <TextDifference before={then[column]} after={now[column]} />
                  </dd>
                </div>
              ))}
            </dl>
            <form action={restore}>
              <FormName name="restore-version" />
              <input type="hidden" name="lessonId" value={id} />
              <input type="hidden" name="number" value={number} />
              <input type="hidden" name="version" value={draft.version} />
              <input type="hidden" name="key" value={randomUUID()} />
              <SubmitButton>Restore this version</SubmitButton>
            </form>
          </>
        )}
      </div>
    </>
  );
}

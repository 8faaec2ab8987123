import type { Metadata } from "next";
import Link from "next/link";
import { DateTime } from "@/components/format/date-time";
import { LinkButton } from "@/components/ui/button";
import { getCreatorProfile } from "@/lib/account/creator-profile";
import { getVariant } from "@/lib/rendering/variant";
import { listVersions, versionsPerPage } from "@/lib/studio/versions";
import { LessonHead } from "../lesson-head";
import { requireDraftAnd } from "../require-draft";

export const metadata: Metadata = { title: "Versions of a lesson" };

/** Every state that was published, newest first. */
export default async function VersionsPage({
  params,
  searchParams,
}: PageProps<"/[variant]/studio/lessons/[id]/versions">) {
  const variant = await getVariant();
  if (!variant) return null;
  const [{ id }, { before }] = await Promise.all([params, searchParams]);
  const page = `/studio/lessons/${id}/versions`;
  const first = /^\d{1,9}$/.test(String(before)) ? Number(before) : undefined;
  const [, draft, [versions, creator]] = await requireDraftAnd(page, id, (userId) =>
    Promise.all([listVersions(id, first), getCreatorProfile(userId)]),
  );
  const last = versions.at(-1);
  return (
    <>
      <LessonHead draft={draft} here="versions" />
      {versions.length === 0 ? (
        <p className="text-lead text-soft">
          Nothing is published yet. Each publication will stand here, for good.
        </p>
      ) : (
        <ol reversed className="max-w-reader border-t-4 border-ink">
          {versions.map(({ number, publishedAt, title }) => (
            <li key={number} className="border-b border-line py-4">
              <Link
                href={`${page}/${number}`}
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                Version {number}
              </Link>
              <p className="text-small text-soft">
                <bdi lang={draft.language}>{title}</bdi>, published on{" "}
                <DateTime at={publishedAt} timeZone={creator?.timeZone} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {versions.length === versionsPerPage && last && (
        <LinkButton href={`${page}?before=${last.number}`} variant="secondary" className="mt-8">
          Older versions
        </LinkButton>
      )}
    </>
  );
}

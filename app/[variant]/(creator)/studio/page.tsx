import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CreatorPicture } from "@/components/creator/creator-picture";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { getCreatorProfile } from "@/lib/account/creator-profile";
import { requireUserAnd } from "@/lib/auth/session";
import { pictureUrl } from "@/lib/catalogue/creator-pictures";
import { getVariant } from "@/lib/rendering/variant";
import { listNewDrafts, listOwnLessonsByStatus } from "@/lib/studio/lessons";
import { LessonGroup } from "./lesson-group";
import { NewDrafts } from "./new-drafts";
import { NewLessonForm } from "./new-lesson-form";
import { NoLessons } from "./no-lessons";
import { NewDraftsPage, StatePage } from "./state-page";
import { newDrafts, states } from "./states";

export const metadata: Metadata = { title: "Studio" };

/** The creator's lessons by state: the last changed of each, or a page of one state. */
export default async function StudioPage({ searchParams }: PageProps<"/[variant]/studio">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { state, after } = await searchParams;
  const cursor = typeof after === "string" ? after : undefined;
  const chosen = states.find(({ status }) => status === state);
  if (state === newDrafts.name || chosen) {
    const [user, creator] = await requireUserAnd("/studio", getCreatorProfile);
    if (!creator) redirect("/studio/profile");
    const list = { creatorId: user.id, timeZone: creator.timeZone, cursor };
    return chosen ? <StatePage {...list} state={chosen} /> : <NewDraftsPage {...list} />;
  }
  const [, [creator, pageOf, drafts]] = await requireUserAnd("/studio", (userId) =>
    Promise.all([
      getCreatorProfile(userId),
      listOwnLessonsByStatus(userId, rowsPerState),
      listNewDrafts(userId, { pageSize: rowsPerState }),
    ]),
  );
  if (!creator) redirect("/studio/profile");
  const groups = states.map((state) => ({ state, ...pageOf(state.status) }));
  const isEmpty = [drafts, ...groups].every(({ rows }) => rows.length === 0);
  return (
    <>
      <FlashNotice path="/studio" />
      <div className="flex flex-wrap items-start justify-between gap-x-8 pb-4">
        <div className="flex items-center gap-5">
          {creator.picturePath && (
            <CreatorPicture
              src={pictureUrl(creator.picturePath)}
              name={creator.name}
              className="mb-8 size-16"
            />
          )}
          <PageHeading title="Studio">
            <p className="wrap-anywhere">
              <bdi>{creator.name}</bdi>
            </p>
          </PageHeading>
        </div>
        <nav aria-label="Studio" className="mb-8 flex flex-wrap gap-3">
          <NewLessonForm />
          {links(creator.slug).map(([href, name]) => (
            <LinkButton key={href} href={href} variant="secondary" size="small">
              {name}
            </LinkButton>
          ))}
        </nav>
      </div>
      {isEmpty && <NoLessons />}
      <div className="space-y-14">
        <NewDrafts drafts={drafts.rows} timeZone={creator.timeZone} hasMore={drafts.nextCursor !== null} />
        {groups.map(({ state, rows, nextCursor }) => (
          <LessonGroup
            key={state.status}
            state={state}
            lessons={rows}
            timeZone={creator.timeZone}
            hasMore={nextCursor !== null}
          />
        ))}
      </div>
    </>
  );
}

const rowsPerState = 10;

const links = (slug: string): [href: string, name: string][] => [
  ["/sales", "Sales"],
  ["/studio/earnings", "Earnings"],
  ["/studio/coupons", "Codes"],
  ["/studio/profile", "Public profile"],
  [`/creators/${slug}`, "Your page"],
];

import type { Metadata } from "next";
import { getLessonStates, LessonGrid } from "@/components/lesson/lesson-grid";
import { shopOpenGraph } from "@/lib/catalogue/open-graph";
import { isRefused, lessonsPath, readSegment } from "@/lib/catalogue/search/params";
import { findLessons } from "@/lib/catalogue/search/search";
import { env } from "@/lib/env";
import { getVariant } from "@/lib/rendering/variant";
import { goToPayment } from "../../../(learner)/checkout/actions";
import { titleOf } from "../result-messages";
import { FoundHeading } from "./found-heading";
import { NothingFound } from "./nothing-found";
import { Pager } from "./pager";
import { SearchRefused, SearchTimedOut } from "./search-unanswered";
import { SubjectLinks } from "./subject-links";

type Props = PageProps<"/[variant]/catalogue/[query]">;

export const generateStaticParams = () => [{ query: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { query }] = await Promise.all([getVariant(), params]);
  if (!variant) return {};
  const { subject, ...rest } = readSegment(query);
  const isIndexable = !isRefused(query) && Object.values(rest).every((value) => value === "");
  const title = titleOf(readSegment(query));
  const url = `${env().NEXT_PUBLIC_SITE_URL}${lessonsPath({ subject })}`;
  return {
    title,
    // Search engines index the catalogue and its subjects, not every combination of filters.
    ...(isIndexable
      ? { alternates: { canonical: url }, openGraph: { ...shopOpenGraph, title, url } }
      : { robots: { index: false, follow: true } }),
  };
}

/** One page of search results; without a query, all lessons, newest first. */
export default async function CataloguePage({ params }: Props) {
  const [variant, { query }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const search = readSegment(query);
  if (isRefused(query)) return <SearchRefused />;
  const finding = findLessons(search);
  // Begun here, the states are read together with the member, for whom a search of their own lessons waits.
  const isKnown = variant === "member" && !search.owned;
  const [found, states] = await Promise.all([
    finding,
    isKnown ? getLessonStates(finding.then(({ lessons }) => lessons)) : undefined,
  ]);
  if (found.timedOut) return <SearchTimedOut />;
  return (
    <>
      <SubjectLinks search={search} counts={found.bySubject} />
      <FoundHeading search={search} found={found} />
      {found.lessons.length > 0 ? (
        <LessonGrid lessons={found.lessons} states={states} heading="h3" buy={goToPayment} />
      ) : found.total > 0 ? (
        <p className="text-lead">The list has changed meanwhile. Please begin again with its first page.</p>
      ) : (
        <NothingFound search={search} found={found} />
      )}
      <Pager search={search} next={found.next} />
    </>
  );
}

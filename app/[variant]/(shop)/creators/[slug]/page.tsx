import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { CreatorPicture } from "@/components/creator/creator-picture";
import { getLessonStates, LessonGrid } from "@/components/lesson/lesson-grid";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { pictureUrl } from "@/lib/catalogue/creator-pictures";
import { type Creator, getCreator } from "@/lib/catalogue/creators";
import { shopOpenGraph } from "@/lib/catalogue/open-graph";
import { lessonsPath, readSearch } from "@/lib/catalogue/search/params";
import { findLessons } from "@/lib/catalogue/search/search";
import { env } from "@/lib/env";
import { formatCount } from "@/lib/format/count";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { goToPayment } from "../../../(learner)/checkout/actions";

type Props = PageProps<"/[variant]/creators/[slug]">;

export const generateStaticParams = () => [{ slug: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { slug }] = await Promise.all([getVariant(), params]);
  const creator = variant && (await getCreator(slug));
  if (!creator) return { title: "Not found" };
  const { total } = await findLessons(searchOf(creator.slug));
  const { name: title, bio } = creator;
  const description = bio || `Lessons by ${title}.`;
  const canonical = `${env().NEXT_PUBLIC_SITE_URL}/creators/${creator.slug}`;
  return {
    title,
    description,
    alternates: { canonical },
    openGraph: { ...shopOpenGraph, ...imageOf(creator), title, description, type: "profile", url: canonical },
    robots: total === 0 ? { index: false } : undefined,
  };
}

/** A creator's profile and newest lessons; the catalogue has the rest. */
export default async function CreatorPage({ params }: Props) {
  const [variant, { slug }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const search = searchOf(slug);
  const finding = findLessons(search);
  const [creator, { lessons, total, next }, states, locale] = await Promise.all([
    getCreator(slug),
    finding,
    // Begun here, these are read together with the member.
    variant === "member" ? getLessonStates(finding.then((found) => found.lessons)) : undefined,
    getLocale(),
  ]);
  if (!creator) notFound();
  if (creator.slug !== slug) permanentRedirect(`/creators/${creator.slug}`);
  return (
    <>
      {creator.picturePath && (
        <CreatorPicture src={pictureUrl(creator.picturePath)} name={creator.name} className="mb-6 size-32" />
      )}
      <PageHeading title={creator.name}>
        {creator.bio && (
          <p dir="auto" className="whitespace-pre-line wrap-anywhere">
            {creator.bio}
          </p>
        )}
      </PageHeading>
      <section aria-labelledby="lessons">
        <h2 id="lessons" className="mb-6 border-t-4 border-ink pt-4 font-display text-heading">
          {total === 0
            ? "No lessons yet"
            : total === 1
              ? "1 lesson"
              : `${formatCount(total, locale)} lessons`}
        </h2>
        <LessonGrid lessons={lessons} states={states} heading="h3" buy={goToPayment} />
      </section>
      {next && (
        <p className="mt-14">
          <LinkButton href={lessonsPath(search, { after: next })} variant="secondary">
            <span>
              More lessons by <bdi>{creator.name}</bdi>
            </span>
          </LinkButton>
        </p>
      )}
    </>
  );
}

const imageOf = ({ name, picturePath }: Creator) =>
  picturePath && { images: [{ url: pictureUrl(picturePath), width: 400, height: 400, alt: name }] };

const searchOf = (creator: string) => readSearch(new URLSearchParams({ creator }));

import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { cache } from "react";
import { getUserAnd } from "@/lib/auth/session";
import { getPublicLesson } from "@/lib/catalogue/lessons";
import { shopOpenGraph } from "@/lib/catalogue/open-graph";
import { lessonImagePath, socialImageSize } from "@/lib/catalogue/social-images";
import { isolate } from "@/lib/format/isolate";
import { getMembersLesson } from "@/lib/learning/reading";
import { getVariant, isSharedRendering } from "@/lib/rendering/variant";
import type { Variant } from "@/lib/rendering/variant-segment";
import { MembersLessonPage } from "./members-lesson";
import { getPageCoupon } from "./sales-page/coupon-offer";
import { LessonSalesPage } from "./sales-page/lesson-sales-page";

type Props = PageProps<"/[variant]/lessons/[slug]">;

export const generateStaticParams = () => [{ slug: "_" }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [variant, { slug }] = await Promise.all([getVariant(), params]);
  const found = variant && (await findLesson(variant, slug));
  if (!found) return { title: "Not found" };
  const { lesson } = found;
  const { title, summary: description } = lesson;
  const images = [
    {
      url: lessonImagePath(lesson),
      ...socialImageSize,
      alt: `${isolate(title)}, by ${isolate(lesson.creator.name)}`,
    },
  ];
  const url = `/lessons/${lesson.slug}`;
  return {
    title,
    description,
    alternates: { canonical: url },
    ...(lesson.status !== "published" && { robots: { index: false } }),
    openGraph: { ...shopOpenGraph, title, description, type: "article", url, images },
  };
}

/** The reader for members with access, the sales page for everyone else. */
export default async function LessonPage({ params, searchParams }: Props) {
  const [variant, { slug }] = await Promise.all([getVariant(), params]);
  if (!variant) return null;
  const found = await findLesson(variant, slug);
  if (!found) notFound();
  const { lesson } = found;
  // proxy.ts may not know yet that it was renamed.
  if (lesson.slug !== slug) permanentRedirect(`/lessons/${lesson.slug}`);
  if ("user" in found)
    return <MembersLessonPage user={found.user} found={found} asked={await searchParams} />;
  const coupon = (await isSharedRendering())
    ? null
    : await getPageCoupon(null, lesson, (await searchParams).code);
  return <LessonSalesPage lesson={lesson} coupon={coupon} isGuest />;
}

const findLesson = cache(async (variant: Variant, slug: string) => {
  const known = variant === "member" && (await getUserAnd(() => getMembersLesson(slug)));
  if (known) return known[1] && { user: known[0], ...known[1] };
  const lesson = await getPublicLesson(slug);
  return lesson && { lesson };
});

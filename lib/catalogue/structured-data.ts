import type { LessonPreview } from "@/lib/catalogue/lesson-preview";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { lessonImagePath } from "@/lib/catalogue/social-images";
import { majorUnits } from "@/lib/format/money";
import { capitalise } from "@/lib/format/names";

/** JSON for a `<script>`: without "<" nothing in it can end the element. */
export const jsonForScript = (data: object): string => JSON.stringify(data).replaceAll("<", "\\u003c");

/**
 * A published lesson as schema.org's Product, Course and BreadcrumbList. `siteUrl` without a trailing slash.
 */
export function describeLesson(lesson: LessonCard, preview: LessonPreview | null, siteUrl: string): object {
  const url = `${siteUrl}/lessons/${lesson.slug}`;
  const provider = { "@type": "Organization", name: "Lectern", url: siteUrl, sameAs: siteUrl };
  const common = {
    name: lesson.title,
    description: lesson.summary,
    url,
    image: siteUrl + lessonImagePath(lesson),
    category: capitalise(lesson.subject),
    offers: offerOf(lesson, url),
  };
  const product = { "@type": "Product", "@id": `${url}#product`, ...common, brand: provider };
  const course = {
    "@type": "Course",
    "@id": `${url}#course`,
    ...common,
    provider,
    author: authorOf(lesson, preview, siteUrl),
    inLanguage: lesson.language,
    isAccessibleForFree: lesson.priceMinor === 0,
    timeRequired: `PT${lesson.durationMinutes}M`,
    ...(preview && preview.outcomes.length > 0 && { teaches: preview.outcomes }),
    hasCourseInstance: {
      "@type": "CourseInstance",
      courseMode: "Online",
      courseWorkload: `PT${lesson.durationMinutes}M`,
    },
  };
  return { "@context": "https://schema.org", "@graph": [product, course, breadcrumbs(lesson, siteUrl)] };
}

const offerOf = ({ priceMinor, currency }: LessonCard, url: string) => ({
  "@type": "Offer",
  url,
  price: majorUnits(priceMinor, currency),
  priceCurrency: currency.toUpperCase(),
  category: priceMinor === 0 ? "Free" : "Paid",
  availability: "https://schema.org/InStock",
});

const authorOf = (lesson: LessonCard, preview: LessonPreview | null, siteUrl: string) => ({
  "@type": "Person",
  name: lesson.creator.name,
  ...(preview && { url: `${siteUrl}/creators/${preview.creator.slug}` }),
});

function breadcrumbs({ subject, title, slug }: LessonCard, siteUrl: string) {
  const steps: [name: string, path: string][] = [
    ["Lessons", "/lessons"],
    [capitalise(subject), `/lessons?subject=${subject}`],
    [title, `/lessons/${slug}`],
  ];
  const itemListElement = steps.map(([name, path], index) => ({
    "@type": "ListItem",
    position: index + 1,
    name,
    item: siteUrl + path,
  }));
  return { "@type": "BreadcrumbList", itemListElement };
}

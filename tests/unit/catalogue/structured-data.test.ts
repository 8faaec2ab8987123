import { describe, expect, test } from "vitest";
import type { LessonPreview } from "@/lib/catalogue/lesson-preview";
import type { LessonCard } from "@/lib/catalogue/lessons";
import { describeLesson, jsonForScript } from "@/lib/catalogue/structured-data";

const lesson: LessonCard = {
  id: "b0000000-0000-4000-8000-000000000101",
  slug: "kerning",
  title: "Kerning",
  summary: "See the space between letters.",
  subject: "design",
  language: "pt-BR",
  priceMinor: 1250,
  currency: "eur",
  durationMinutes: 24,
  coverPath: null,
  creatorId: "c0000000-0000-4000-8000-000000000001",
  creator: { name: "Ines Moreau", slug: "ines-moreau" },
  status: "published",
};
const preview: LessonPreview = {
  text: null,
  outcomes: ["see the holes", "kern a word"],
  audience: "",
  wordCount: 9,
  characterCount: 0,
  figureCount: 0,
  creator: { slug: "ines-moreau", name: "Ines Moreau", bio: "", picturePath: null },
};

describe("a lesson for search engines", () => {
  test("is a product and a course at its price, and stands in the catalogue", () => {
    const offers = { price: "12.50", priceCurrency: "EUR", category: "Paid" };
    expect(describeLesson(lesson, preview, "https://shop.test")).toMatchObject({
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "Product", name: "Kerning", url: "https://shop.test/lessons/kerning", offers },
        {
          "@type": "Course",
          offers,
          inLanguage: "pt-BR",
          provider: { name: "Lectern" },
          author: { name: "Ines Moreau", url: "https://shop.test/creators/ines-moreau" },
          teaches: ["see the holes", "kern a word"],
          hasCourseInstance: { courseMode: "Online", courseWorkload: "PT24M" },
        },
        { "@type": "BreadcrumbList", itemListElement: [{ position: 1 }, { position: 2 }, { position: 3 }] },
      ],
    });
  });

  test("says that it is free", () => {
    expect(describeLesson({ ...lesson, priceMinor: 0 }, null, "https://shop.test")).toMatchObject({
      "@graph": [{ offers: { price: "0.00", category: "Free" } }, { isAccessibleForFree: true }, {}],
    });
  });

  test("cannot end the script that it stands in", () => {
    const title = "</script><script>alert(1)</script><!--";
    const text = jsonForScript(describeLesson({ ...lesson, title }, preview, "https://shop.test"));
    expect(text).not.toContain("<");
    expect(JSON.parse(text)["@graph"][0].name).toBe(title);
  });
});

import { cacheLife } from "next/cache";
import { getPublicLesson } from "@/lib/catalogue/lessons";
import { lessonImagePath } from "@/lib/catalogue/social-images";
import { lessonImage, type Pictured } from "../../lesson-image";
import { pictureOf, pngResponse } from "../../picture";

/** Social image of a published lesson: 1200 × 630, PNG. */
export async function GET(_request: Request, { params }: RouteContext<"/images/lessons/[slug]">) {
  const { slug } = await params;
  const lesson = await getPublicLesson(slug);
  if (!lesson) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
  if (lesson.slug !== slug)
    return new Response(null, {
      status: 308,
      headers: { location: lessonImagePath(lesson), "cache-control": "no-store" },
    });
  const { title, subject, creator, priceMinor, currency, coverPath } = lesson;
  return pngResponse(await draw({ title, subject, creator, priceMinor, currency, coverPath }));
}

/** Cached by its content: drawn again only when that changes. */
async function draw(lesson: Pictured): Promise<ArrayBuffer> {
  "use cache";
  cacheLife("days");
  return pictureOf(await lessonImage(lesson));
}

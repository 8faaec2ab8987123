import { cacheLife } from "next/cache";
import { getPublishedLesson } from "@/lib/catalogue/lessons";
import { lessonImage, type Pictured } from "../../lesson-image";
import { pictureOf, pngResponse } from "../../picture";

/** The picture that stands for a lesson where its address is shared: 1200 × 630, PNG. 404 for what is not published. */
export async function GET(_request: Request, { params }: RouteContext<"/images/lessons/[slug]">) {
  const { slug } = await params;
  const lesson = await getPublishedLesson(slug);
  if (!lesson) return new Response("Not found", { status: 404 });
  const { title, subject, creator, priceMinor, currency, coverPath } = lesson;
  return pngResponse(await draw({ title, subject, creator, priceMinor, currency, coverPath }));
}

/** Kept by what is in the picture: it is drawn again when that changes, and not when another lesson does. */
async function draw(lesson: Pictured): Promise<ArrayBuffer> {
  "use cache";
  cacheLife("days");
  return pictureOf(await lessonImage(lesson));
}

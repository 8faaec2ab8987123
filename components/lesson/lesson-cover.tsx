import { capitalise } from "@/lib/format/names";

/** Decorative, because the title is always beside it. Without a picture, the subject takes its place. */
export function LessonCover({ lesson, eager = false }: { lesson: Covered; eager?: boolean }) {
  if (!lesson.coverPath) {
    return (
      <div
        aria-hidden="true"
        className={`${FRAME} flex items-end bg-well p-[8%] font-display text-heading text-soft`}
      >
        {capitalise(lesson.subject)}
      </div>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: the covers are SVG, which next/image would pass through as they are
    <img
      src={lesson.coverPath}
      alt=""
      width={1200}
      height={750}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={`${FRAME} h-auto object-cover`}
    />
  );
}

type Covered = { coverPath: string | null; subject: string };

const FRAME = "block aspect-[16/10] w-full rounded-card bg-well";

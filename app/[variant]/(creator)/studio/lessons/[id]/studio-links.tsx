import Link from "next/link";

const pages = [
  ["write", "Write"],
  ["files", "Files"],
  ["preview", "Preview"],
  ["publish", "Publish"],
  ["versions", "Versions"],
] as const;

export type LessonPage = (typeof pages)[number][0];

export const lessonPath = (lessonId: string, page: LessonPage) =>
  `/studio/lessons/${lessonId}${page === "write" ? "" : `/${page}`}`;

/** The pages about one lesson. */
export function StudioLinks({ lessonId, here }: { lessonId: string; here: LessonPage }) {
  return (
    <nav aria-label="This lesson" className="mb-8 flex flex-wrap gap-x-6 border-b border-line">
      {pages.map(([name, label]) => (
        <Link
          key={name}
          href={lessonPath(lessonId, name)}
          aria-current={name === here ? "page" : undefined}
          className={
            "-mb-px inline-flex min-h-11 items-center border-b-2 font-semibold no-underline " +
            (name === here ? "border-accent text-ink" : "border-transparent text-soft hover:text-ink")
          }
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

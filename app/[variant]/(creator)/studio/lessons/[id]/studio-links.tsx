import Link from "next/link";

const pages = [
  ["write", "", "Write"],
  ["files", "/files", "Files"],
  ["preview", "/preview", "Preview"],
  ["publish", "/publish", "Publish"],
  ["versions", "/versions", "Versions"],
] as const;

/** The pages about one lesson. */
export function StudioLinks({ lessonId, here }: { lessonId: string; here: (typeof pages)[number][0] }) {
  return (
    <nav aria-label="This lesson" className="mb-8 flex flex-wrap gap-x-6 border-b border-line">
      {pages.map(([name, path, label]) => (
        <Link
          key={name}
          href={`/studio/lessons/${lessonId}${path}`}
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

import { Chevron } from "@/components/ui/chevron";
import type { Section } from "@/lib/format/markdown/sections";

/** Beside the text where there is room, else folded above it. */
export function TableOfContents({ chapters }: { chapters: Section[] }) {
  return (
    <>
      <details className="group mb-10 border-y border-line xl:hidden print:hidden">
        <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2 font-semibold [&::-webkit-details-marker]:hidden">
          In this lesson
          <Chevron />
        </summary>
        <nav aria-label="In this lesson" className="pb-3">
          <Chapters chapters={chapters} />
        </nav>
      </details>
      <nav
        aria-labelledby="in-this-lesson"
        className="hidden xl:col-start-1 xl:row-start-2 xl:block print:hidden"
      >
        <div className="sticky top-8 max-h-[calc(100dvh-4rem)] overflow-y-auto border-t-2 border-ink pt-3">
          <h2 id="in-this-lesson" className="text-small font-semibold">
            In this lesson
          </h2>
          <Chapters chapters={chapters} />
        </div>
      </nav>
    </>
  );
}

function Chapters({ chapters }: { chapters: Section[] }) {
  return (
    <ol className="text-small">
      {chapters.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="flex min-h-11 items-center py-1.5 leading-snug text-soft underline decoration-transparent underline-offset-4 wrap-anywhere hover:text-ink hover:decoration-accent"
          >
            <bdi>{title}</bdi>
          </a>
        </li>
      ))}
    </ol>
  );
}

import Link from "next/link";
import { DateTime } from "@/components/format/date-time";
import type { NewDraft } from "@/lib/studio/lessons";

/** Lessons that were begun and never published. */
export function NewDrafts({ drafts }: { drafts: NewDraft[] }) {
  return (
    <section aria-labelledby="new">
      <h2 id="new" className="border-t-4 border-ink pt-4 font-display text-heading">
        Being written
      </h2>
      <p className="mt-1 mb-3 text-small text-soft">Seen by nobody but you.</p>
      <ul className="border-t border-line">
        {drafts.map(({ lessonId, title, language, changedAt }) => (
          <li key={lessonId} className="border-b border-line py-4">
            <h3 lang={language} dir="auto" className="font-display text-title text-balance">
              <Link
                href={`/studio/lessons/${lessonId}`}
                className="link wrap-anywhere decoration-transparent"
              >
                {title || "A new lesson"}
              </Link>
            </h3>
            <p className="mt-1 text-small text-soft">
              Changed on <DateTime at={changedAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

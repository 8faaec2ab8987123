import type { StatusMessage } from "@/lib/purchases/status-message";

/** How the purchase stands and what comes next, above everything else on its page. */
export function StatusNote({ statusMessage: { title, text, more, mood } }: { statusMessage: StatusMessage }) {
  return (
    <section className={`mb-12 max-w-reader border-l-4 px-5 py-4 ${MOODS[mood]}`}>
      <h2 className="font-display text-title text-balance">{title}</h2>
      <p className="mt-2 text-pretty wrap-anywhere">
        {text} {more}
      </p>
    </section>
  );
}

const MOODS: Record<StatusMessage["mood"], string> = {
  calm: "border-accent bg-wash",
  waiting: "border-warn bg-warn-wash",
  bad: "border-bad bg-bad-wash",
};

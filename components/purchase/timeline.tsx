import { DateTime } from "@/components/format/date-time";
import type { TimelineEvent } from "@/lib/purchases/timeline-event";

/** Everything that happened to a purchase, oldest first. */
export function Timeline({ steps, timeZone }: { steps: TimelineEvent[]; timeZone?: string | undefined }) {
  return (
    <section aria-labelledby="what-happened">
      <h2 id="what-happened" className="mb-6 font-display text-heading">
        What happened
      </h2>
      <ol className="ms-1.5 border-s-2 border-line">
        {steps.map(({ at, text, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two equal refunds in one second are two steps
          <li key={`${index} ${text}`} className="relative pb-7 ps-6 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-2 -start-[0.4375rem] size-3 rounded-full bg-ink"
            />
            <p className="text-pretty">{text}</p>
            {note && <p className="text-small text-pretty">{note}</p>}
            <p className="text-small text-soft">
              <DateTime at={at} timeZone={timeZone} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

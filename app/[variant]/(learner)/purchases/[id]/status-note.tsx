import type { StatusMessage } from "@/lib/purchases/message";

export function StatusNote({ statusMessage: { title, text, more, tone } }: { statusMessage: StatusMessage }) {
  return (
    <section className={`mb-12 max-w-reader border-s-4 px-5 py-4 ${TONES[tone]}`}>
      <h2 className="font-display text-title text-balance">{title}</h2>
      <p className="mt-2 text-pretty wrap-anywhere">
        {text} {more}
      </p>
    </section>
  );
}

const TONES: Record<StatusMessage["tone"], string> = {
  info: "border-accent bg-wash",
  warning: "border-warn bg-warn-wash",
  danger: "border-bad bg-bad-wash",
};

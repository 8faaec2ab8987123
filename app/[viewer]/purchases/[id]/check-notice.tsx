import { Moment } from "@/components/day";
import { Notice, type NoticeTone } from "@/components/ui/notice";

/** What came of "Check my payment", as the address tells it. Anything made up says nothing. */
export function CheckNotice({ checked, at, isOpen }: CheckNoticeProps) {
  const known = typeof checked === "string" && Object.hasOwn(NOTICES, checked) ? NOTICES[checked] : undefined;
  if (!known) return null;
  const { tone, title, text } = checked === "news" && isOpen ? OPENED : known;
  const time = toTime(at);
  return (
    <div className="mb-8">
      <Notice tone={tone} title={title}>
        {text}
        {time && (
          <>
            {" "}
            Asked on <Moment at={time} />.
          </>
        )}
      </Notice>
    </div>
  );
}

type Param = string | string[] | undefined;
type CheckNoticeProps = { checked: Param; at: Param; isOpen: boolean };
type Words = { tone: NoticeTone; title: string; text?: string };

const OPENED: Words = { tone: "success", title: "The payment is there. The lesson is open." };

const NOTICES: Record<string, Words> = {
  news: { tone: "success", title: "Stripe had news. This page shows it now." },
  same: { tone: "info", title: "Stripe knows nothing new.", text: "This page is up to date." },
  "no-answer": {
    tone: "danger",
    title: "Stripe cannot be reached at the moment.",
    text: "This page shows what we knew before. Please try again in a minute.",
  },
  "too-fast": {
    tone: "warning",
    title: "That was a little too fast.",
    text: "Please wait a minute, then check again.",
  },
};

function toTime(at: Param): string | null {
  const time = new Date(typeof at === "string" ? Number(at) : Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

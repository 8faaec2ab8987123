import { DateTime } from "@/components/date-time";
import { Notice, type NoticeTone } from "@/components/ui/notice";
import { getKeptNotice } from "@/lib/http/flash";

/** What came of "Check my payment", and when, in milliseconds: `same@1795000000000`. */
export async function CheckNotice({ code, isOpen }: CheckNoticeProps) {
  const [result = "", at] = (await getKeptNotice(code))?.split("@") ?? [];
  const known = Object.hasOwn(NOTICES, result) ? NOTICES[result] : undefined;
  if (!known) return null;
  const { tone, title, text } = result === "news" && isOpen ? OPENED : known;
  const time = new Date(Number(at)).toISOString();
  return (
    <div data-arrival className="mb-8">
      <Notice tone={tone} title={title}>
        {text} Asked on <DateTime at={time} />.
      </Notice>
    </div>
  );
}

type CheckNoticeProps = { code: string | string[] | undefined; isOpen: boolean };
type Words = { tone: NoticeTone; title: string; text?: string };

const OPENED: Words = { tone: "success", title: "The payment is there. The lesson is open." };

const NOTICES: Record<string, Words> = {
  news: { tone: "success", title: "Stripe had news. This page shows it now." },
  same: { tone: "info", title: "Nothing has changed at Stripe.", text: "This page is up to date." },
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

import { z } from "zod";
import { Notice, type NoticeTone } from "@/components/ui/notice";

type Query = Record<string, string | string[] | undefined>;

/** What came of a pass of the reconciler, or of "Done", as the address tells it. Anything made up says nothing. */
export function ResultNotice({ query }: { query: Query }) {
  const words = wordsFor(query);
  if (!words) return null;
  const [tone, title, text] = words;
  return (
    <div className="mb-8">
      <Notice tone={tone} title={title}>
        {text}
      </Notice>
    </div>
  );
}

type Words = [tone: NoticeTone, title: string, text?: string];

const count = z.coerce.number().int().min(0).catch(0);
const counts = z.object({ mended: count, sent: count, failed: count });

function wordsFor(query: Query): Words | null {
  if (query.task === "done") return ["success", "Done. It is off the list."];
  if (query.task === "gone") return ["info", "That was off the list already."];
  switch (query.run) {
    case "down":
      return ["danger", "The database cannot be reached at the moment.", "Please try again in a minute."];
    case "long":
      return ["info", "The comparison is still running.", "It ends by itself. Look again in a minute."];
    case "part":
      return [
        "warning",
        "Stripe was not compared to the end.",
        `${findings(query)} The next comparison goes on from there.`,
      ];
    case "whole":
      return ["success", "Compared with Stripe.", findings(query)];
    default:
      return null;
  }
}

function findings(query: Query): string {
  const { mended, sent, failed } = counts.parse(query);
  const sentences = [
    mended === 0
      ? "Nothing was missing here."
      : `Purchases that had missed something and are right now: ${mended}.`,
    sent > 0 && `Refunds sent: ${sent}.`,
    failed > 0 && `Not understood: ${failed}; the shop’s log says why.`,
  ];
  return sentences.filter(Boolean).join(" ");
}

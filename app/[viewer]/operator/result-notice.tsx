import { Notice, type NoticeTone } from "@/components/ui/notice";
import { describeFindings } from "./findings";

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
        `${describeFindings(query).text} The next comparison goes on from there.`,
      ];
    case "whole":
      return compared(query);
    default:
      return null;
  }
}

function compared(query: Query): Words {
  const { text, hasFailed } = describeFindings(query);
  return [hasFailed ? "warning" : "success", "Compared with Stripe.", text];
}

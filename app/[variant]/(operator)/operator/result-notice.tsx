import { Notice, type NoticeTone } from "@/components/ui/notice";
import { getKeptNotice } from "@/lib/http/flash";
import { describeFindings } from "./reconcile-summary";

/** What came of a pass of the reconciler, or of "Done": a query string (reconcileSummary.ts). */
export async function ResultNotice({ code }: { code: string | string[] | undefined }) {
  const words = wordsFor(new URLSearchParams((await getKeptNotice(code)) ?? ""));
  if (!words) return null;
  const [tone, title, text] = words;
  return (
    <div data-arrival className="mb-8">
      <Notice tone={tone} title={title}>
        {text}
      </Notice>
    </div>
  );
}

type Words = [tone: NoticeTone, title: string, text?: string];

function wordsFor(query: URLSearchParams): Words | null {
  if (query.get("task") === "done") return ["success", "Done. It is off the list."];
  if (query.get("task") === "gone") return ["info", "That was off the list already."];
  switch (query.get("run")) {
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

function compared(query: URLSearchParams): Words {
  const { text, hasFailed } = describeFindings(query);
  return [hasFailed ? "warning" : "success", "Compared with Stripe.", text];
}

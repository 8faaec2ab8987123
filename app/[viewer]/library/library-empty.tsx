import { LinkButton } from "@/components/ui/button";
import type { LibraryKind } from "@/lib/library";

/** What stands in place of lessons where there are none. */
export function LibraryEmpty({ kind, isFirstPage }: { kind: LibraryKind; isFirstPage: boolean }) {
  if (!isFirstPage) return <p className="text-lead">There are no more lessons here.</p>;
  return (
    <div className="max-w-reader space-y-6">
      <p className="text-lead text-pretty">{WORDS[kind]}</p>
      <LinkButton href="/lessons" variant={kind === "all" ? "primary" : "secondary"}>
        {kind === "all" ? "Choose your first lesson" : "All lessons"}
      </LinkButton>
    </div>
  );
}

const WORDS: Record<LibraryKind, string> = {
  all: "Nothing here yet. What you buy comes here, and so do free lessons once you have opened them.",
  "in-progress": "Nothing is half read. A lesson comes here when you open it.",
  finished: "Nothing finished yet. At the end of each lesson you can mark it as finished.",
};

import { LinkButton } from "@/components/ui/button";
import type { LibraryKind } from "@/lib/learning/library";

export function LibraryEmpty({ kind, isFirstPage }: { kind: LibraryKind; isFirstPage: boolean }) {
  if (!isFirstPage) return <p className="text-lead">There are no more lessons here.</p>;
  return (
    <div className="max-w-reader space-y-6">
      <p className="text-lead text-pretty">{MESSAGES[kind]}</p>
      <LinkButton href="/lessons" variant={kind === "all" ? "primary" : "secondary"}>
        {kind === "all" ? "Choose your first lesson" : "All lessons"}
      </LinkButton>
    </div>
  );
}

const MESSAGES: Record<LibraryKind, string> = {
  all: "Nothing here yet. Lessons you buy appear here, and free ones once you have opened them.",
  "in-progress": "Nothing in progress. A lesson appears here when you open it.",
  finished: "Nothing finished yet. At the end of each lesson you can mark it as finished.",
};

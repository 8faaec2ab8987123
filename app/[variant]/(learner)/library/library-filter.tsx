import Link from "next/link";
import { type LibraryKind, libraryKinds } from "@/lib/learning/library";

export function LibraryFilter({ kind }: { kind: LibraryKind }) {
  return (
    <nav aria-label="Which lessons" className="mb-6">
      <ul className="-mx-2 flex flex-wrap gap-x-2">
        {libraryKinds.map((known) => (
          <li key={known}>
            <Link
              href={known === "all" ? "/library" : `/library?show=${known}`}
              aria-current={known === kind ? "page" : undefined}
              className="inline-flex min-h-11 items-center px-2 font-semibold text-soft underline decoration-transparent decoration-2 underline-offset-8 hover:decoration-edge aria-[current]:text-ink aria-[current]:decoration-accent"
            >
              {NAMES[known]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const NAMES: Record<LibraryKind, string> = { all: "All", "in-progress": "In progress", finished: "Finished" };

import Link from "next/link";
import { columnNames } from "@/lib/studio/drafts/draft-problems";

/** What is missing before the lesson can be published, by column of the draft. */
export function Checklist({ lessonId, missing }: { lessonId: string; missing: string[] }) {
  const nameOf = (column: string) => names.get(column) ?? column;
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist" className="mb-3 border-t-4 border-ink pt-5 font-display text-title">
        {missing.length === 0 ? "Nothing is missing" : "Still missing"}
      </h2>
      {missing.length > 0 && (
        <ul className="mb-3 list-disc space-y-1 ps-6">
          {missing.map((column) => (
            <li key={column}>{nameOf(column)}</li>
          ))}
        </ul>
      )}
      <p className="text-pretty">
        Look at it{" "}
        <Link href={`/studio/lessons/${lessonId}/preview`} className="link">
          as a guest sees it
        </Link>
        , or{" "}
        <Link href={`/studio/lessons/${lessonId}/preview?as=buyer`} className="link">
          as a buyer reads it
        </Link>
        .
      </p>
    </section>
  );
}

const names = new Map<string, string>([
  ...columnNames.map(({ column, name }) => [column, name] as const),
  ["outcomes", "A second outcome: two to five, or none"],
  ["paid_part", "The lesson itself"],
]);

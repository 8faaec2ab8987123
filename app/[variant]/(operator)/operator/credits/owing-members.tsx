import Link from "next/link";
import { Credits } from "@/components/format/credits";
import type { listOwingMembers } from "@/lib/operator/credit-members";
import { memberUrl } from "./grant-query";

type Props = { members: Awaited<ReturnType<typeof listOwingMembers>> };

export function OwingMembers({ members }: Props) {
  return (
    <section className="border-t-4 border-ink pt-4">
      <h2 className="mb-4 font-display text-heading">Who owes credits</h2>
      <p className="max-w-reader text-pretty">
        {members.length === 0
          ? "Nobody. When a refund or dispute takes credits that were spent already, their member stands here."
          : "A refund or dispute took credits that they had spent. They can spend none until new ones settle that."}
      </p>
      <ul className="mt-4 max-w-reader">
        {members.map(({ id, displayName, owed }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-6 border-b border-line">
            {displayName === null ? (
              <span className="inline-flex min-h-11 items-center text-soft">Account deleted</span>
            ) : (
              <Link href={memberUrl(id)} className="link inline-flex min-h-11 items-center wrap-anywhere">
                <bdi>{displayName}</bdi>
              </Link>
            )}
            <span className="ms-auto inline-flex min-h-11 items-center font-semibold">
              <Credits of={owed} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

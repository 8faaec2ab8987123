import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import type { ListedGrant } from "@/lib/operator/credit-members";
import { GrantEntry } from "./grant-entry";
import { memberUrl } from "./grant-query";

type Props = { grants: ListedGrant[]; isNewest: boolean; nextBefore: number | undefined };

/** All operators' grants: who gave whom how many, and why. */
export function NewestGrants({ grants, isNewest, nextBefore }: Props) {
  return (
    <section id="grants" className="border-t-4 border-ink pt-4">
      <h2 className="mb-4 font-display text-heading">{isNewest ? "Newest grants" : "Older grants"}</h2>
      {grants.length === 0 && <p>No credits were granted{isNewest ? " yet" : " before"}.</p>}
      <ul className="max-w-reader">
        {grants.map((grant) => (
          <GrantEntry key={grant.lotId} grant={grant} to={<Recipient {...grant} />} />
        ))}
      </ul>
      <nav aria-label="Pages of the grants" className="mt-6 flex flex-wrap gap-3">
        {nextBefore !== undefined && (
          <LinkButton href={`/operator/credits?before=${nextBefore}#grants`} variant="secondary">
            Older grants
          </LinkButton>
        )}
        {!isNewest && (
          <LinkButton href="/operator/credits#grants" variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </nav>
    </section>
  );
}

function Recipient({ memberId, to }: Pick<ListedGrant, "memberId" | "to">) {
  if (memberId === null) return "a deleted account";
  return (
    <Link href={memberUrl(memberId)} className="link">
      <bdi>{to}</bdi>
    </Link>
  );
}

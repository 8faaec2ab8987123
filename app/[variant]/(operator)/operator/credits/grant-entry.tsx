import type { ReactNode } from "react";
import { Credits } from "@/components/format/credits";
import { DateTime } from "@/components/format/date-time";
import type { Grant } from "@/lib/operator/credit-members";

/** How many, why, when and by whom, and what became of it. `to`: the member, where the list is not about one. */
export function GrantEntry({ grant, to, children }: { grant: Grant; to?: ReactNode; children?: ReactNode }) {
  return (
    <li className="space-y-1 border-b border-line py-4">
      <p className="flex flex-wrap justify-between gap-x-6 font-semibold">
        <span className="wrap-anywhere">
          <Credits of={grant.credits} />
          {to && <> to {to}</>}
        </span>
        <span>{stateOf(grant)}</span>
      </p>
      <p className="text-small text-pretty wrap-anywhere">
        <bdi>{grant.reason}</bdi>
      </p>
      <p className="text-small wrap-anywhere text-soft">
        <DateTime at={grant.at} />
        {grant.by && (
          <>
            {" "}
            by <bdi>{grant.by}</bdi>
          </>
        )}
      </p>
      {children}
    </li>
  );
}

function stateOf({ credits, spent, removed, closed }: Grant): string {
  if (spent === credits) return "Spent";
  if (closed) return "Ended with the account";
  if (removed === credits) return "Taken back";
  return spent === 0 ? "Unspent" : "Spent in part";
}

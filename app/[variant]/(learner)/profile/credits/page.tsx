import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUserAnd } from "@/lib/auth/session";
import { listCreditHistory } from "@/lib/checkout/credits/balance";
import { getCreditSummary } from "@/lib/checkout/credits/summary";
import { getVariant } from "@/lib/rendering/variant";
import { Section } from "../section";
import { CreditFigures } from "./credit-figures";
import { EntryRow } from "./entry-row";

export const metadata: Metadata = { title: "Credit history" };

/** The id of the last entry on the page before; anything else begins with the newest. */
const position = z.coerce.number().int().positive().optional().catch(undefined);

export default async function CreditHistoryPage({ searchParams }: PageProps<"/[variant]/profile/credits">) {
  const variant = await getVariant();
  if (!variant) return null;
  const before = position.parse((await searchParams).before);
  const [{ credits }, [summary, { data: entries, nextCursor }]] = await requireUserAnd(
    "/profile/credits",
    () => Promise.all([getCreditSummary(), listCreditHistory({ ...(before !== undefined && { before }) })]),
  );
  return (
    <>
      <PageHeading title="Your credits" above={<Profile />} />
      {before === undefined && <CreditFigures credits={credits} summary={summary} />}
      <div className="mt-12">
        <Section id="history" title={before === undefined ? "History" : "Older"}>
          {entries.length === 0 && (
            <p className="max-w-reader pt-2 text-lead text-pretty">
              Nothing here. What you buy, spend and get back appears on this page.
            </p>
          )}
          <ul>
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </Section>
      </div>
      <nav aria-label="Pages of your credit history" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton href={`/profile/credits?before=${nextCursor}#history`} variant="secondary">
            Older
          </LinkButton>
        )}
        <LinkButton
          href={before === undefined ? "/credits" : "/profile/credits"}
          variant={nextCursor ? "quiet" : "secondary"}
        >
          {before === undefined ? "Get credits" : "Back to the newest"}
        </LinkButton>
      </nav>
    </>
  );
}

function Profile() {
  return (
    <Link href="/profile" className="link inline-flex min-h-11 items-center">
      Your profile
    </Link>
  );
}

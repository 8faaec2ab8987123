import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { getRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getCreditStats, getCredits } from "@/lib/checkout/credits/balance";
import { listIncomingCredits } from "@/lib/checkout/credits/buying/incoming";
import { showEmail } from "@/lib/format/email";
import { countPurchases, listPurchases } from "@/lib/purchases/list";
import { getPurchaseStats } from "@/lib/purchases/stats";
import { getVariant } from "@/lib/rendering/variant";
import { getEarnings } from "@/lib/studio/earnings";
import { CreditSummary } from "./credit-summary";
import { EarningsTable } from "./earnings-table";
import { History } from "./history";
import { isNarrowed, parseFilters, toPurchaseFilter } from "./history-filters";
import { SpendingTable } from "./spending-table";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage({ searchParams }: PageProps<"/[variant]/profile">) {
  const variant = await getVariant();
  if (!variant) return null;
  const query = await searchParams;
  const user = await requireUser("/profile");
  const filters = parseFilters(query);
  const filter = toPurchaseFilter(filters);
  const isWhole = !filters.after && !isNarrowed(filters);
  const [{ purchases, nextCursor }, found, stats, earnings, credits] = await Promise.all([
    listPurchases(user.id, { ...filter, cursor: filters.after, pageSize: 10 }),
    countPurchases(user.id, filter),
    getPurchaseStats(user.id),
    isWhole ? getEarnings(user.id) : null,
    isWhole ? Promise.all([getCredits(), getCreditStats(), listIncomingCredits()]) : null,
  ]);
  return (
    <>
      <FlashNotice path="/profile" />
      <div className="flex flex-wrap items-start justify-between gap-x-8 pb-4">
        <PageHeading title={user.displayName}>
          <p className="wrap-anywhere">{showEmail(user.email)}</p>
        </PageHeading>
        <nav aria-label="Your account" className="mb-8 flex flex-wrap gap-3">
          <StudioLink />
          <LinkButton href="/settings" variant="secondary" size="small">
            Settings
          </LinkButton>
        </nav>
      </div>
      <div className="space-y-16">
        {earnings && <EarningsTable earnings={earnings} />}
        {credits && <CreditSummary credits={credits[0]} stats={credits[1]} incoming={credits[2]} />}
        <History {...{ purchases, nextCursor, found, filters }} totals={stats.rows} />
        {isWhole && stats.byYear.length > 0 && <SpendingTable byYear={stats.byYear} />}
      </div>
    </>
  );
}

async function StudioLink() {
  const { isCreator } = await getRoles();
  return (
    <LinkButton href={isCreator ? "/studio" : "/studio/profile"} variant="secondary" size="small">
      {isCreator ? "Studio" : "Become a creator"}
    </LinkButton>
  );
}

import type { Metadata } from "next";
import { FlashNotice } from "@/components/flash/flash-notice";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { getAccountSummary } from "@/lib/account/summary";
import { requireUserAnd } from "@/lib/auth/session";
import { showEmail } from "@/lib/format/email";
import { listReadable } from "@/lib/learning/access";
import { countPurchases, listPurchases } from "@/lib/purchases/list";
import { countIn } from "@/lib/purchases/stats";
import { getVariant } from "@/lib/rendering/variant";
import { CreditSection } from "./credit-section";
import { EarningsTable } from "./earnings-table";
import { History } from "./history";
import { isNarrowed, parseFilters, toPurchaseFilter } from "./history-filters";
import { SpendingTable } from "./spending-table";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage({ searchParams }: PageProps<"/[variant]/profile">) {
  const variant = await getVariant();
  if (!variant) return null;
  const query = await searchParams;
  const filters = parseFilters(query);
  const filter = toPurchaseFilter(filters);
  const isWhole = !filters.after && !isNarrowed(filters);
  const [user, [{ purchases, nextCursor }, summary, foundByTitle]] = await requireUserAnd(
    "/profile",
    (userId) =>
      Promise.all([
        listPurchases(userId, { ...filter, cursor: filters.after, pageSize: 10 }),
        getAccountSummary(),
        filter.title ? countPurchases(userId, filter) : null,
      ]),
  );
  const { stats, earnings, creditSummary } = summary;
  const found = foundByTitle ?? countIn(stats.rows, filter);
  const closed = purchases.filter(({ status }) => status === "failed").map(({ lessonId }) => lessonId ?? []);
  const readable = await listReadable(closed.flat());
  return (
    <>
      <FlashNotice path="/profile" />
      <div className="flex flex-wrap items-start justify-between gap-x-8 pb-4">
        <PageHeading title={user.displayName}>
          <p className="wrap-anywhere">{showEmail(user.email)}</p>
        </PageHeading>
        <nav aria-label="Your account" className="mb-8 flex flex-wrap gap-3">
          <LinkButton href={user.isCreator ? "/studio" : "/studio/profile"} variant="secondary" size="small">
            {user.isCreator ? "Studio" : "Become a creator"}
          </LinkButton>
          <LinkButton href="/settings" variant="secondary" size="small">
            Settings
          </LinkButton>
        </nav>
      </div>
      <div className="space-y-16">
        {isWhole && user.isCreator && <EarningsTable earnings={earnings} />}
        {isWhole && <CreditSection credits={user.credits} summary={creditSummary} />}
        <History {...{ purchases, nextCursor, found, filters, readable }} totals={stats.rows} />
        {isWhole && stats.byYear.length > 0 && <SpendingTable byYear={stats.byYear} />}
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { PageHeading } from "@/components/page-heading";
import { LinkButton } from "@/components/ui/button";
import { UrlNotice } from "@/components/url-notice";
import { requireUser } from "@/lib/auth";
import { getEarnings } from "@/lib/earnings";
import { listPurchases } from "@/lib/purchases";
import { getViewer } from "@/lib/viewer";
import { EarningsTable } from "./earnings-table";
import { PurchaseList } from "./purchase-list";

export const metadata: Metadata = { title: "Profile" };

/** The member's own page: what they bought, and what they earned if they teach. */
export default async function ProfilePage({ searchParams }: PageProps<"/[viewer]/profile">) {
  const viewer = await getViewer();
  if (!viewer) return null;
  const { after, notice } = await searchParams;
  const user = await requireUser("/profile");
  const cursor = typeof after === "string" ? after : undefined;
  const [history, earnings] = await Promise.all([
    listPurchases(user.id, { cursor, pageSize: 10 }),
    getEarnings(user.id),
  ]);
  return (
    <>
      <UrlNotice code={notice} />
      <div className="flex flex-wrap items-start justify-between gap-x-8 pb-4">
        <PageHeading title={user.displayName}>
          <p className="wrap-anywhere">{user.email}</p>
        </PageHeading>
        <LinkButton href="/settings" variant="secondary" size="small" className="mb-8">
          Settings
        </LinkButton>
      </div>
      <div className="space-y-16">
        {earnings && !cursor && <EarningsTable earnings={earnings} />}
        <PurchaseList {...history} isFirstPage={!cursor} />
      </div>
    </>
  );
}

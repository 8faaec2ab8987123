import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { getRoles } from "@/lib/auth/roles";
import { requireUser } from "@/lib/auth/session";
import { getVariant } from "@/lib/rendering/variant";
import { listSales } from "@/lib/studio/sales";
import { SaleRow } from "./sale-row";

export const metadata: Metadata = { title: "Sales" };

export default async function SalesPage({ searchParams }: PageProps<"/[variant]/sales">) {
  const variant = await getVariant();
  if (!variant) return null;
  const { after } = await searchParams;
  await requireUser("/sales");
  if (!(await getRoles()).isCreator) notFound();
  const cursor = typeof after === "string" ? after : undefined;
  const { sales, nextCursor } = await listSales({ cursor });
  if (sales.length === 0 && !cursor) return <NothingYet />;
  return (
    <>
      <PageHeading title={cursor ? "Older sales" : "Sales"} above={<Earnings />} />
      <ul className="border-t-4 border-ink">
        {sales.map((sale) => (
          <SaleRow key={sale.id} sale={sale} />
        ))}
      </ul>
      <nav aria-label="Pages of your sales" className="mt-8 flex flex-wrap gap-3">
        {nextCursor && (
          <LinkButton href={`/sales?after=${encodeURIComponent(nextCursor)}`} variant="secondary">
            Older sales
          </LinkButton>
        )}
        {cursor && (
          <LinkButton href="/sales" variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </nav>
    </>
  );
}

function Earnings() {
  return (
    <Link href="/profile" className="link inline-flex min-h-11 items-center">
      Your earnings
    </Link>
  );
}

function NothingYet() {
  return (
    <PageHeading title="Sales" above={<Earnings />}>
      <p>No sales yet. Each one appears here seconds after it is paid, with what you keep of it.</p>
    </PageHeading>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUserAnd } from "@/lib/auth/session";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { isNarrowed, readSaleFilters, saleQuery } from "@/lib/studio/sales/sale-filters";
import { getSaleChoices } from "@/lib/studio/sales/sales";
import { FilterForm } from "./filter-form";
import { SaleList } from "./sale-list";

export const metadata: Metadata = { title: "Sales" };

export default async function SalesPage({ searchParams }: PageProps<"/[variant]/sales">) {
  const variant = await getVariant();
  if (!variant) return null;
  const query = await searchParams;
  // With the query, so that a link to filtered sales leads there after signing in.
  const page = `/sales${saleQuery(readSaleFilters(query, []).typed)}`;
  const [[user, choices], locale] = await Promise.all([requireUserAnd(page, getSaleChoices), getLocale()]);
  if (!user.isCreator) notFound();
  const filters = readSaleFilters(query, choices.currencies, locale);
  const cursor = typeof query.after === "string" ? query.after : "";
  if (choices.currencies.length === 0 && !isNarrowed(filters)) return <NothingYet />;
  return (
    <>
      <PageHeading title={cursor ? "Older sales" : "Sales"} above={<Earnings />}>
        <p className="text-small">
          Days and times in <bdi>{choices.timeZone.replaceAll("_", " ")}</bdi>, the{" "}
          <Link href="/studio/profile" className="link">
            time zone of your profile
          </Link>
          .
        </p>
      </PageHeading>
      <FilterForm filters={filters} choices={choices} />
      {Object.keys(filters.problems).length === 0 && (
        <SaleList filters={filters} cursor={cursor} timeZone={choices.timeZone} />
      )}
    </>
  );
}

function Earnings() {
  return (
    <Link href="/studio/earnings" className="link inline-flex min-h-11 items-center">
      Your earnings
    </Link>
  );
}

function NothingYet() {
  return (
    <PageHeading title="Sales" above={<Earnings />}>
      <p>No sales yet. Each one appears here seconds after it is paid, with what you keep of it.</p>
      <p className="mt-6">
        <LinkButton href="/studio" variant="secondary">
          Your lessons
        </LinkButton>
      </p>
    </PageHeading>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { z } from "zod";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { requireUserAnd } from "@/lib/auth/session";
import { formatPercentage } from "@/lib/format/percentage";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { getLocale, getVariant } from "@/lib/rendering/variant";
import { readRange } from "@/lib/studio/earnings/earnings-range";
import { checkEarnings, getEarningsCalendar, getEarningsReport } from "@/lib/studio/earnings/earnings-report";
import { getFeePercentage } from "@/lib/studio/fee";
import { CheckForm, CheckResult } from "./check";
import { CurrencyReport } from "./currency-report";
import { readQuery } from "./earnings-query";
import { NoSales } from "./no-sales";
import { RangeForm } from "./range-form";

export const metadata: Metadata = { title: "Earnings" };

/** What the creator earned in a range of days, in one currency at a time. */
export default async function EarningsPage({ searchParams }: PageProps<"/[variant]/studio/earnings">) {
  const variant = await getVariant();
  if (!variant) return null;
  const query = readQuery(await searchParams);
  const [user, [calendar, fee]] = await requireUserAnd("/studio/earnings", (userId) =>
    Promise.all([getEarningsCalendar(), getFeePercentage(userId)]),
  );
  if (!calendar) redirect("/studio/profile");
  const range = readRange(query, calendar);
  const after = z.uuid().optional().catch(undefined).parse(query.after);
  const report = await getEarningsReport(range, { currency: query.currency, after });
  const { chosen } = report;
  const isEmpty = calendar.firstDay === null && report.totals.length === 0;
  const isChecked = query.check === "1" && (await consumeRateLimit(`earnings-check:${user.id}`, 20, 600)).ok;
  return (
    <>
      <PageHeading
        title="Earnings"
        above={
          <Link href="/studio" className="link inline-flex min-h-11 items-center">
            Studio
          </Link>
        }
      >
        <p>
          Days are those of {calendar.timeZone}, here, in your sales and in their CSV file.{" "}
          <Link href="/studio/profile" className="link">
            Change the time zone
          </Link>
        </p>
        <p>Of what you sell from now on, the shop keeps {formatPercentage(fee, await getLocale())}.</p>
      </PageHeading>
      {!isEmpty && <RangeForm range={range} query={query} today={calendar.today} />}
      {range.problem && !isEmpty && (
        <div className="mb-8">
          <Notice tone="danger">{range.problem}</Notice>
        </div>
      )}
      {isChecked && (
        <CheckResult rows={await checkEarnings(range)} range={range} timeZone={calendar.timeZone} />
      )}
      {chosen ? (
        <CurrencyReport range={range} report={report} chosen={chosen} after={after} />
      ) : (
        <NoSales range={range} isEmpty={isEmpty} />
      )}
      {chosen && <CheckForm range={range} query={query} />}
    </>
  );
}

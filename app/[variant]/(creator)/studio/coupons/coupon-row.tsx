import Link from "next/link";
import { FormName } from "@/components/form/form-name";
import { Count } from "@/components/format/count";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Coupon } from "@/lib/studio/coupons";
import { endCouponForm } from "./actions";

export function CouponRow({ coupon, timeZone }: { coupon: Coupon; timeZone: string }) {
  const { id, code, uses, totalLimit, startsAt, endsAt, state } = coupon;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4">
      <div className="min-w-60 flex-1">
        <h3 className="text-lead font-semibold wrap-anywhere">
          <bdi>{code}</bdi>
        </h3>
        <p>
          <Discount coupon={coupon} /> off{" "}
          {coupon.forAllLessons ? "all your lessons" : "some of your lessons"}
        </p>
        <p className="text-small text-soft">
          <Count of={uses} />
          {totalLimit !== null && (
            <>
              {" "}
              of <Count of={totalLimit} />
            </>
          )}{" "}
          {uses === 1 && totalLimit === null ? "use" : "uses"}
          {state === "planned" && (
            <>
              {" · from "}
              <DateTime at={startsAt} timeZone={timeZone} />
            </>
          )}
          {endsAt && (
            <>
              {state === "ended" ? " · ended " : " · until "}
              <DateTime at={endsAt} timeZone={timeZone} />
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 text-small">
        <Link href={`/studio/coupons/${id}`} className="link inline-flex min-h-11 items-center">
          Change, or share<span className="sr-only"> {code}</span>
        </Link>
        <Link
          href={`/sales?coupon=${encodeURIComponent(code)}`}
          className="link inline-flex min-h-11 items-center"
        >
          Its sales<span className="sr-only"> with {code}</span>
        </Link>
        {state !== "ended" && (
          <form action={endCouponForm}>
            <FormName name="end-coupon" />
            <input type="hidden" name="id" value={id} />
            <SubmitButton variant="quiet" size="small">
              End now<span className="sr-only">: {code}</span>
            </SubmitButton>
          </form>
        )}
      </div>
    </li>
  );
}

function Discount({ coupon: { percent, amountMinor, currency } }: { coupon: Coupon }) {
  if (percent !== null) return `${percent}%`;
  return <Money minor={amountMinor ?? 0} currency={currency ?? "usd"} />;
}

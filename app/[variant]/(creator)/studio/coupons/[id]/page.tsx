import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { Copyable } from "@/components/ui/copyable";
import { PageHeading } from "@/components/ui/page-heading";
import { getCreatorProfile } from "@/lib/account/creator-profile";
import { requireUserAnd } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { readFlash } from "@/lib/http/forms/flash";
import { getVariant } from "@/lib/rendering/variant";
import { newCoupon, parseCoupon, readCouponValues } from "@/lib/studio/coupon-form";
import { getCoupon, listCouponLessons, valuesOf } from "@/lib/studio/coupons";
import { CouponForm } from "./coupon-form";
import { problemErrors } from "./problems";

export const metadata: Metadata = { title: "Code" };

/** A new code, or one of the creator's. What was typed and cannot be saved comes back in the query. */
export default async function CouponPage({
  params,
  searchParams,
}: PageProps<"/[variant]/studio/coupons/[id]">) {
  const variant = await getVariant();
  if (!variant) return null;
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const [, [creator, known, lessons]] = await requireUserAnd(`/studio/coupons/${id}`, (userId) =>
    Promise.all([
      getCreatorProfile(userId),
      id === "new" ? null : getCoupon(userId, id),
      listCouponLessons(userId),
    ]),
  );
  if (!creator) redirect("/studio/profile");
  if (id !== "new" && !known) notFound();
  const typed = readCouponValues(query);
  const parsed = typed && parseCoupon(typed);
  const refused = typed && problemErrors(await readFlash(`/studio/coupons/${id}`));
  const errors = { ...(parsed?.ok === false && parsed.errors), ...refused };
  const shared =
    known && lessons.filter((lesson) => known.forAllLessons || known.lessonIds.includes(lesson.id));
  return (
    <div className="mx-auto w-full max-w-form">
      <PageHeading
        title={known ? "Change a code" : "New code"}
        above={
          <Link href="/studio/coupons" className="link inline-flex min-h-11 items-center">
            Codes
          </Link>
        }
      >
        <p>Purchases and payments that are open keep the price that they began with.</p>
      </PageHeading>
      <CouponForm
        id={id}
        version={known?.version}
        values={typed ?? (known ? valuesOf(known, creator.timeZone) : newCoupon)}
        errors={errors}
        lessons={lessons}
        timeZone={creator.timeZone}
      />
      {known && shared && (
        <section aria-labelledby="links" className="mt-10">
          <h2 id="links" className="font-display text-heading">
            Links to share
          </h2>
          <p className="mt-1 text-small text-soft">Whoever follows one sees the lower price at once.</p>
          <ul className="mt-3 space-y-3">
            {shared.map(({ id: lessonId, title, slug, language }) => (
              <li key={lessonId}>
                <span className="block text-small font-semibold" lang={language} dir="auto">
                  {title}
                </span>
                <Copyable>
                  {`${env().NEXT_PUBLIC_SITE_URL}/lessons/${slug}?code=${encodeURIComponent(known.code)}`}
                </Copyable>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

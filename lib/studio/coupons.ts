import "server-only";
import type { QueryData } from "@supabase/supabase-js";
import { z } from "zod";
import { currencyOf } from "@/lib/format/currencies";
import { amountText, type CouponValues, type parseCoupon } from "@/lib/studio/coupon-form";
import { createAdminClient } from "@/lib/supabase/admin";
import { createClient } from "@/lib/supabase/server";
import { unwrap } from "@/lib/supabase/unwrap";

const columns = `
  id, code, percent, amount, minimumPrice:minimum_price, currency, forAllLessons:for_all_lessons,
  startsAt:starts_at, endsAt:ends_at, totalLimit:total_limit, personLimit:person_limit, uses, version
` as const;
const selectCoupons = (client: Awaited<ReturnType<typeof createClient>>) =>
  client.from("coupons").select(columns);

type CouponRow = QueryData<ReturnType<typeof selectCoupons>>[number];
export type CouponState = "active" | "planned" | "used up" | "ended";
/** A creator's coupon; amounts in minor units of `currency`, times in ISO 8601. */
export type Coupon = ReturnType<typeof toCoupon>;

const mostShown = 200;

/** The creator's newest coupons, at most 200. */
export async function listCoupons(creatorId: string): Promise<Coupon[]> {
  const own = selectCoupons(await createClient()).eq("creator_id", creatorId);
  const rows = unwrap(await own.order("created_at", { ascending: false }).order("id").limit(mostShown));
  return rows.map(toCoupon);
}

/** With the lessons that it is for; null if it is not this creator's. */
export async function getCoupon(creatorId: string, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const query = (await createClient()).from("coupons").select(`${columns}, scope:coupon_lessons(lesson_id)`);
  const row = unwrap(await query.eq("creator_id", creatorId).eq("id", id).maybeSingle());
  if (!row) return null;
  const { scope, ...coupon } = row;
  return { ...toCoupon(coupon), lessonIds: scope.map(({ lesson_id }) => lesson_id) };
}

/** The lessons that a code can be for: those that are or were for sale. */
export async function listCouponLessons(creatorId: string) {
  const own = (await createClient())
    .from("lessons")
    .select("id, title, slug, language")
    .eq("creator_id", creatorId);
  return unwrap(await own.neq("status", "archived").order("title").order("id").limit(mostShown));
}

const saved = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("saved"), id: z.uuid() }),
  z.object({ outcome: z.enum(["code_taken", "ends_before_start", "stale", "not_found"]) }),
]);
type Terms = Extract<ReturnType<typeof parseCoupon>, { ok: true }>["terms"];
type Known = { id: string; version: number };

/** Makes a coupon, or changes the creator's own, as it was in the form. */
export async function saveCoupon(creatorId: string, terms: Terms, known: Known | null) {
  const args = { creator_id: creatorId, terms };
  const change = known && { coupon_id: known.id, expected_version: known.version };
  return saved.parse(unwrap(await createAdminClient().rpc("save_coupon", { ...args, ...change })));
}

/** False: it is not this creator's, or it has ended. */
export async function endCoupon(creatorId: string, couponId: string): Promise<boolean> {
  const args = { creator_id: creatorId, coupon_id: couponId };
  return unwrap(await createAdminClient().rpc("end_coupon", args));
}

/** What the form shows; times in the creator's zone. */
export function valuesOf(coupon: Coupon & { lessonIds: string[] }, timeZone: string): CouponValues {
  return {
    code: coupon.code,
    kind: coupon.percent === null ? "amount" : "percent",
    percent: String(coupon.percent ?? ""),
    amount: amountText(coupon.amountMinor, coupon.currency),
    minimum: amountText(coupon.minimumMinor, coupon.currency),
    currency: coupon.currency ?? "usd",
    scope: coupon.forAllLessons ? "all" : "some",
    startsAt: localTime(coupon.startsAt, timeZone),
    endsAt: coupon.endsAt ? localTime(coupon.endsAt, timeZone) : "",
    totalLimit: String(coupon.totalLimit ?? ""),
    personLimit: String(coupon.personLimit ?? ""),
    lessonIds: coupon.lessonIds,
  };
}

/** As a field of type datetime-local takes it; Swedish dates are ISO 8601's. */
const localTime = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" })
    .format(new Date(at))
    .replace(" ", "T");

function toCoupon({ amount, minimumPrice, ...row }: CouponRow) {
  const minor = (sum: number | null) =>
    sum === null || row.currency === null ? null : Math.round(sum * 10 ** currencyOf(row.currency).digits);
  return { ...row, amountMinor: minor(amount), minimumMinor: minor(minimumPrice), state: stateOf(row) };
}

function stateOf({
  startsAt,
  endsAt,
  totalLimit,
  uses,
}: Pick<CouponRow, "startsAt" | "endsAt" | "totalLimit" | "uses">): CouponState {
  const now = Date.now();
  if (endsAt && Date.parse(endsAt) <= now) return "ended";
  if (totalLimit !== null && uses >= totalLimit) return "used up";
  return Date.parse(startsAt) > now ? "planned" : "active";
}

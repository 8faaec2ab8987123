import { asRole, type Queries, type Tx } from "./database.ts";

export type CouponFields = Record<string, string | number | boolean | null>;

/** A coupon of the creator's, 25 % unless `fields` say otherwise; returns its id. */
export async function createCoupon(tx: Queries, creator: { id: string }, fields: CouponFields = {}) {
  const row = { creator_id: creator.id, code: "SPRING", for_all_lessons: true, percent: 25, ...fields };
  const [made] = await tx<{ id: string }[]>`insert into public.coupons ${tx(row)} returning id`;
  if (!made) throw new Error("no coupon was made");
  return made.id;
}

/** Another fee than the shop's from now on; null: the shop's again. */
export const setCreatorFee = (
  tx: Queries,
  creator: { id: string },
  percentage: string | null,
  reason = "agreed",
) =>
  tx`insert into private.creator_fee_changes (creator_id, percentage, reason)
    values (${creator.id}, ${percentage}, ${reason})`;

/** How often a coupon is used now, as its row says. */
export async function usesOf(tx: Queries, couponId: string): Promise<number> {
  const [row] = await tx<{ uses: number }[]>`select uses from public.coupons where id = ${couponId}`;
  if (!row) throw new Error(`no coupon ${couponId}`);
  return row.uses;
}

export type Quote = {
  outcome: string;
  reason?: string;
  code?: string;
  amountMinor?: number;
  listPriceMinor?: number;
};

/** What the lesson's page shows of a code, to a member or (null) a guest. */
export async function quote(tx: Tx, buyer: { id: string } | null, lessonId: string, code = "SPRING") {
  const [row] = await asRole(
    tx,
    "service_role",
    () =>
      tx<
        { answer: Quote }[]
      >`select private.quote_coupon(${lessonId}, ${code}, ${buyer?.id ?? null}) as answer`,
  );
  if (!row) throw new Error("quote_coupon answered nothing");
  return row.answer;
}

/** What the form of a code sends. Amounts in minor units, times as the creator's clocks show them. */
export type CouponTerms = {
  code: string;
  percent?: number | null;
  amountMinor?: number | null;
  minimumMinor?: number | null;
  currency?: string | null;
  forAllLessons: boolean;
  lessonIds: string[];
  startsAt?: string | null;
  endsAt?: string | null;
  totalLimit?: number | null;
  personLimit?: number | null;
};

/** Makes a coupon, or changes the creator's own. */
export async function saveCoupon(
  tx: Tx,
  creator: { id: string },
  terms: CouponTerms,
  { id, version }: { id?: string; version?: number } = {},
): Promise<{ outcome: string; id: string }> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ answer: { outcome: string; id: string } }[]>`
      select public.save_coupon(${creator.id}, ${tx.json(terms)}, ${id ?? null}, ${version ?? null}) as answer`,
  );
  if (!row) throw new Error("save_coupon answered nothing");
  return row.answer;
}

export async function endCoupon(tx: Tx, creator: { id: string }, id: string): Promise<boolean> {
  const [row] = await asRole(
    tx,
    "service_role",
    () => tx<{ ended: boolean }[]>`select public.end_coupon(${creator.id}, ${id}) as ended`,
  );
  return row?.ended ?? false;
}

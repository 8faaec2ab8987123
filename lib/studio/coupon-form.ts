import { currencies } from "@/lib/format/currencies";
import { latinDigits } from "@/lib/format/digits";
import { majorUnits, parseMoney } from "@/lib/format/money";
import { countCharacters, isName } from "@/lib/format/names";

const couponFields = [
  ...(["code", "kind", "percent", "amount", "minimum", "currency", "scope"] as const),
  ...(["startsAt", "endsAt", "totalLimit", "personLimit"] as const),
] as const;
type Field = (typeof couponFields)[number];

/** What the form holds, as text; times as a field of type datetime-local has them. */
export type CouponValues = Record<Field, string> & { lessonIds: string[] };
export type CouponErrors = Partial<Record<Field | "lessonIds", string>>;

export const newCoupon: CouponValues = {
  code: "",
  kind: "percent",
  percent: "20",
  amount: "",
  minimum: "",
  currency: "usd",
  scope: "all",
  startsAt: "",
  endsAt: "",
  totalLimit: "",
  personLimit: "1",
  lessonIds: [],
};

export type TypedText = Record<string, string | string[] | undefined>;

/** Of a form or a query; undefined where it holds no coupon. */
export function readCouponValues(typed: TypedText): CouponValues | undefined {
  if (typed.code === undefined) return undefined;
  const textOf = (field: Field) => [typed[field] ?? ""].flat()[0]?.trim().slice(0, 100) ?? "";
  const texts = Object.fromEntries(couponFields.map((field) => [field, textOf(field)]));
  return { ...newCoupon, ...texts, lessonIds: [typed.lessonIds ?? []].flat().slice(0, 200) };
}

/** The terms as save_coupon takes them, or what is wrong with each field. The database decides the same. */
export function parseCoupon(values: CouponValues) {
  const isPercent = values.kind !== "amount";
  const money = (text: string) =>
    currencies.has(values.currency) ? parseMoney(text, values.currency) : null;
  const amountMinor = isPercent ? null : money(values.amount);
  const minimumMinor = values.minimum === "" ? null : money(values.minimum);
  const percent = isPercent ? wholeNumber(values.percent) : null;
  const errors: CouponErrors = {
    ...(!isCode(values.code) && { code: "A code has 3 to 40 letters, digits or signs." }),
    ...(isPercent &&
      !(percent && percent <= 100) && { percent: "Please give a whole number from 1 to 100." }),
    ...(!isPercent && !amountMinor && { amount: "Please give an amount that can be charged, such as 5." }),
    ...(values.minimum !== "" &&
      !minimumMinor && { minimum: "Please give an amount, such as 10, or leave it empty." }),
    ...(values.scope === "some" && values.lessonIds.length === 0 && { lessonIds: "Please choose a lesson." }),
    ...limitErrors(values),
  };
  if (Object.keys(errors).length > 0) return { ok: false as const, errors };
  const terms = {
    ...{ code: values.code, percent, amountMinor, minimumMinor },
    currency: amountMinor !== null || minimumMinor !== null ? values.currency : null,
    forAllLessons: values.scope !== "some",
    lessonIds: values.lessonIds,
    ...{ startsAt: values.startsAt, endsAt: values.endsAt },
    totalLimit: wholeNumber(values.totalLimit),
    personLimit: wholeNumber(values.personLimit),
  };
  return { ok: true as const, terms };
}

/** As coupons_code_form has it. */
const isCode = (code: string) =>
  isName(code) && countCharacters(code.replaceAll(/\s/g, "")) >= 3 && code.length <= 40;

function limitErrors({ totalLimit, personLimit, startsAt, endsAt }: CouponValues): CouponErrors {
  const isLimit = (text: string, most: number) => text === "" || (wholeNumber(text) ?? most + 1) <= most;
  const isTime = (text: string) => text === "" || /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text);
  return {
    ...(!isLimit(totalLimit, 1_000_000_000) && {
      totalLimit: "Please give a number of uses, or leave it empty.",
    }),
    ...(!isLimit(personLimit, 1000) && {
      personLimit: "Please give a number up to 1,000, or leave it empty.",
    }),
    ...(!isTime(startsAt) && { startsAt: "Please give a day and a time, such as 2026-12-01T09:00." }),
    ...(!isTime(endsAt) && { endsAt: "Please give a day and a time, such as 2026-12-31T23:59." }),
    ...(startsAt && endsAt && endsAt < startsAt && { endsAt: "The end is before the start." }),
  };
}

function wholeNumber(text: string): number | null {
  const figures = latinDigits(text);
  return /^[1-9]\d{0,9}$/.test(figures) ? Number(figures) : null;
}

/** An amount as the form shows it. */
export const amountText = (minor: number | null, currency: string | null): string =>
  minor === null || currency === null ? "" : majorUnits(minor, currency);

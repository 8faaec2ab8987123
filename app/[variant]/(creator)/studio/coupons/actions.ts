"use server";

import { redirect } from "next/navigation";
import { requireSubmitter } from "@/lib/auth/require-sender";
import { clearFlash, setFlash } from "@/lib/http/forms/flash";
import { type CouponValues, parseCoupon, readCouponValues } from "@/lib/studio/coupon-form";
import { endCoupon, saveCoupon } from "@/lib/studio/coupons";

const list = "/studio/coupons";

/** What was typed travels in the URL of the form, which finds what to change in it; also over a sign-in. */
export async function saveCouponForm(form: FormData): Promise<void> {
  const { id } = requireTarget(form);
  const page = `${list}/${id}`;
  const values = readCouponValues({ ...textsOf(form), lessonIds: form.getAll("lessonIds").map(String) });
  const user = await requireSubmitter(urlWith(page, values), form);
  await clearFlash();
  const parsed = values && parseCoupon(values);
  if (!values || !parsed?.ok) redirect(urlWith(page, values));
  const known = id === "new" ? null : { id, version: Number(form.get("version")) };
  const saved = await saveCoupon(user.id, parsed.terms, known);
  if (saved.outcome === "saved") redirect(await setFlash(list, { kind: "notice", code: "saved" }));
  if (saved.outcome === "not_found") redirect(list);
  redirect(await setFlash(urlWith(page, values), { kind: "coupon", problem: saved.outcome }));
}

export async function endCouponForm(form: FormData): Promise<void> {
  const { id } = requireTarget(form);
  const user = await requireSubmitter(list, form);
  await endCoupon(user.id, id);
  redirect(await setFlash(list, { kind: "notice", code: "saved" }));
}

function requireTarget(form: FormData): { id: string } {
  const id = form.get("id");
  if (typeof id !== "string" || !/^(new|[0-9a-f-]{36})$/.test(id)) redirect(list);
  return { id };
}

const textsOf = (form: FormData) =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

function urlWith(page: string, values: CouponValues | undefined): string {
  const { lessonIds = [], ...texts } = values ?? {};
  const query = new URLSearchParams(texts);
  for (const id of lessonIds) query.append("lessonIds", id);
  return `${page}?${query}`;
}

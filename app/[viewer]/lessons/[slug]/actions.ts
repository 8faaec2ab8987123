"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { getUser } from "@/lib/auth";
import { startCheckout } from "@/lib/checkout";
import { messageFor, outageAsFailure } from "@/lib/errors";

const order = z.object({ lessonId: z.uuid(), slug: z.string().regex(/^[a-z0-9-]+$/) });

export type BuyState = { message?: string };

/** Leads to the payment page, by way of signing in where that is needed. Comes back only to say why not. */
export async function buyLesson(_: BuyState, form: FormData): Promise<BuyState> {
  const parsed = order.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { message: messageFor("validation_error") };
  const { lessonId, slug } = parsed.data;
  const user = await getUser().catch(outageAsFailure);
  if (user && "ok" in user) return { message: messageFor(user.code) };
  if (!user) redirect(`/sign-in?lesson=${lessonId}&next=/lessons/${slug}`);
  const checkout = await startCheckout(user, { lessonId }).catch(outageAsFailure);
  if (checkout.ok) redirect(checkout.sessionUrl);
  if (checkout.message) return { message: checkout.message };
  if (checkout.code === "already_purchased") redirect(`/lessons/${slug}?notice=already-yours`);
  return { message: messageFor(checkout.code) };
}

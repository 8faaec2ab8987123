import { z } from "zod";
import { getUser } from "@/lib/auth/session";
import { UnavailableError } from "@/lib/errors";
import { setFlash } from "@/lib/http/forms/flash";
import { getPurchaseDetails } from "@/lib/purchases/details";
import { isNewlyPaid } from "@/lib/purchases/first-open";
import { grantsAccess } from "@/lib/purchases/status";

/** Between the success page, which cannot set cookies, and the lesson: sets the flash that says it is paid. */
export async function GET(request: Request): Promise<Response> {
  const id = z.uuid().safeParse(new URL(request.url).searchParams.get("purchase")).data;
  const location = id ? await pageAfter(id) : "/profile";
  return new Response(null, { status: 303, headers: { location } });
}

async function pageAfter(id: string): Promise<string> {
  if (!(await getUser().catch(outage))) return `/purchases/${id}`; // which asks to sign in
  const purchase = await getPurchaseDetails(id).catch(outage);
  // During an outage the purchase's page says so, and shows the purchase when it is reloaded.
  if (purchase === "unavailable") return `/purchases/${id}`;
  if (purchase?.role !== "buyer") return "/profile";
  if (!grantsAccess(purchase.status) || purchase.kind !== "lesson") return `/purchases/${id}`;
  const lesson = `/lessons/${purchase.slug}`;
  return isNewlyPaid(purchase) ? setFlash(lesson, { kind: "notice", code: "purchased" }) : lesson;
}

function outage(error: unknown): "unavailable" {
  if (error instanceof UnavailableError) return "unavailable";
  throw error;
}

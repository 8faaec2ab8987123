import { z } from "zod";
import { setFlash } from "@/lib/http/flash";
import { getPurchaseDetails } from "@/lib/purchases/details";
import { grantsAccess } from "@/types/purchase";

/** Between the success page, which cannot set cookies, and the lesson: sets the flash that says it is paid. */
export async function GET(request: Request): Promise<Response> {
  const id = z.uuid().safeParse(new URL(request.url).searchParams.get("purchase")).data;
  const purchase = id ? await getPurchaseDetails(id) : null;
  return new Response(null, { status: 303, headers: { location: await pageAfter(purchase) } });
}

async function pageAfter(purchase: Awaited<ReturnType<typeof getPurchaseDetails>>) {
  if (purchase?.role !== "buyer") return "/profile";
  const { id, slug, status, paidMinor } = purchase;
  if (!grantsAccess(status)) return `/purchases/${id}`;
  return paidMinor > 0
    ? setFlash(`/lessons/${slug}`, { kind: "notice", code: "purchased" })
    : `/lessons/${slug}`;
}

import { create as contentDisposition } from "content-disposition";
import { getCreatorProfile } from "@/lib/account/creator-profile";
import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { currentRequestId } from "@/lib/http/request-scope";
import { notAllowed, route } from "@/lib/http/route";
import { textStream } from "@/lib/http/text-stream";
import { exportSales } from "@/lib/studio/sales/export-sales";
import { readSaleFilters } from "@/lib/studio/sales/sale-filters";
import { getSaleChoices } from "@/lib/studio/sales/sales";

const filesPerTenMinutes = 10;

export const GET = route<{ variant: string }>(async (request) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const creator = await getCreatorProfile(user.id);
  if (!creator) return failure("not_found");
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { currencies } = await getSaleChoices();
  const { filter, problems, typed } = readSaleFilters(query, currencies);
  const messages = Object.entries(problems).map(([name, problem]) => `${name}: ${problem}`);
  if (messages.length > 0) return failure("validation_error", { message: messages.join(" ") });
  const limit = await consumeRateLimit(`sales-export:${user.id}`, filesPerTenMinutes, 600);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  return new Response(textStream(await exportSales(filter), "an export of sales", await currentRequestId()), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": attachment(creator.name, [typed.from, typed.to]),
    },
  });
});

/** With the creator's name in its own script, and without it for clients that know ASCII alone. */
function attachment(creator: string, days: string[]): string {
  const range = days.filter(Boolean).join("-to-") || new Date().toISOString().slice(0, 10);
  const name = `${creator} sales ${range}.csv`.replaceAll(/[\p{C}\\/:*?"<>|]/gu, "_");
  return contentDisposition(name, { fallback: `sales-${range}.csv` });
}

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");

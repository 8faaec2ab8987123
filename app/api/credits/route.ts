import { z } from "zod";
import { getUser } from "@/lib/auth/session";
import { listCreditHistory } from "@/lib/checkout/credits/balance";
import { failure } from "@/lib/errors";
import { notAllowed, parse, route } from "@/lib/http/route";

const creditsQuery = z.object({
  cursor: z.coerce.number().int().positive().optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

/** The caller's credits and, newest first, how they came and went. */
export const GET = route(async (request) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  const query = parse(Object.fromEntries(new URL(request.url).searchParams), creditsQuery);
  if (!query.ok) return query;
  const { cursor: before, pageSize } = query.data;
  return { ...user.credits, history: await listCreditHistory({ before, pageSize }) };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");

import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { recordProgress, recordVisit } from "@/lib/learning/progress";
import { createClient } from "@/lib/supabase/server";
import { id, progressRequest } from "@/types/api";

/** A page saves its place every few seconds at most; this allows for many open pages. */
const updatesPerMinute = 120;

export const POST = route<{ id: string }>(async (request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success) return failure("lesson_not_found");
  const body = await readJson(request, progressRequest);
  if (!body.ok) return body;
  const limit = await consumeRateLimit(`progress:${user.id}`, updatesPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const isVisit = Object.keys(body.data).length === 0;
  return isVisit ? recordVisit(await createClient(), params.id) : recordProgress(params.id, body.data);
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");

import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { localeOf } from "@/lib/format/locale";
import { consumeRateLimit } from "@/lib/http/limits/rate-limit";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { saveDraftFields } from "@/lib/studio/drafts/draft-fields";
import { draftWritesPerMinute } from "@/lib/studio/drafts/drafts";
import { draftSaveRequest, id } from "@/types/api";

/** The longest text, each letter of it as an escape of JSON. */
const maxBytes = 2 ** 21;

/** Saves what was typed into a draft, a moment after the typing. */
export const PATCH = route<{ id: string }>(async (request, { params, note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success) return failure("lesson_not_found");
  const limit = await consumeRateLimit(`studio:${user.id}`, draftWritesPerMinute, 60);
  if (!limit.ok) return failure("rate_limited", { retryAfterSeconds: limit.retryAfterSeconds });
  const body = await readJson(request, draftSaveRequest, { maxBytes });
  if (!body.ok) return body;
  const locale = localeOf(request.headers.get("accept-language"));
  const saved = await saveDraftFields(user.id, { lessonId: params.id, ...body.data }, locale);
  note({ outcome: saved.outcome });
  return saved.outcome === "not_found" ? failure("lesson_not_found") : saved;
});

export const { DELETE, GET, POST, PUT } = notAllowed("PATCH");

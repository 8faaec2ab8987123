import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { isSpeculative } from "@/lib/http/pages/speculative";
import { notAllowed, route } from "@/lib/http/route";
import { getCaptions } from "@/lib/learning/video";
import { id } from "@/types/api";

/** Captions of a lesson's video. Proxied, because a `<track>` must be same-origin. */
export const GET = route<{ id: string }>(async (request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success) return failure("lesson_not_found");
  const captions = await getCaptions(user, params.id, isSpeculative(request.headers));
  if (!captions.ok) return captions;
  return new Response(captions.text, { headers: { "content-type": "text/vtt; charset=utf-8" } });
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");

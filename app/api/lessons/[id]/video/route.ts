import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { isSpeculative } from "@/lib/http/pages/speculative";
import { notAllowed, route } from "@/lib/http/route";
import { getVideoLink } from "@/lib/learning/video";
import { id } from "@/types/api";

/** Redirects to a signed URL of the video that is valid for minutes. */
export const GET = route<{ id: string }>(async (request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success) return failure("lesson_not_found");
  const link = await getVideoLink(user, params.id, isSpeculative(request.headers));
  if (!link.ok) return link;
  return new Response(null, { status: 302, headers: { location: link.url } });
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");

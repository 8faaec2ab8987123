import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http/route";
import { getAccess } from "@/lib/learning/access";
import { id } from "@/types/api";

export const GET = route<{ id: string }>(async (_request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success) return failure("lesson_not_found");
  const access = await getAccess(user, params.id);
  if (!access.ok) return access;
  return { hasAccess: access.hasAccess, reason: access.reason };
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");

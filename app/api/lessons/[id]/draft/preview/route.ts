import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { hasDraft } from "@/lib/studio/drafts/drafts";
import { renderPreview } from "@/lib/studio/preview";
import { draftPreviewRequest, id } from "@/types/api";

/** The longest text, each letter of it as an escape of JSON. */
const maxBytes = 2 ** 21;

/** Text of a draft as its readers will see it; nothing is stored. */
export const POST = route<{ id: string }>(async (request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success || !(await hasDraft(params.id))) return failure("lesson_not_found");
  const body = await readJson(request, draftPreviewRequest, { maxBytes });
  if (!body.ok) return body;
  const preview = await renderPreview(user.id, body.data.text);
  return preview.ok ? preview.text : preview;
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");

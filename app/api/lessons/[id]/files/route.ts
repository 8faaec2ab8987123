import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, readJson, route } from "@/lib/http/route";
import { startUpload } from "@/lib/studio/files/upload";
import { id, newFileRequest } from "@/types/api";

/** Reserves a file of the caller's lesson: where its bytes go, and a signature for them. */
export const POST = route<{ id: string }>(async (request, { params, note }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.id).success) return failure("lesson_not_found");
  const body = await readJson(request, newFileRequest);
  if (!body.ok) return body;
  const upload = await startUpload(user.id, params.id, body.data);
  if (!upload.ok) return upload;
  const { ok, ...answer } = upload;
  note({ fileId: upload.fileId });
  return answer;
});

export const { DELETE, GET, PATCH, PUT } = notAllowed("POST");

import { getUser } from "@/lib/auth/session";
import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http/route";
import { finishUpload } from "@/lib/studio/files/finish";
import { deleteFile } from "@/lib/studio/files/list";
import { fileMarkdown } from "@/lib/studio/files/markdown";
import { id } from "@/types/api";

/** All bytes are there: looks at them. `markdown` names the file in a text. */
export const POST = route<{ id: string; fileId: string }>(async (_request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.fileId).success) return failure("not_found");
  const finished = await finishUpload(user.id, params.fileId);
  if (!finished.ok) return finished;
  const { file } = finished;
  return { fileId: file.id, kind: file.kind, ...(file.kind !== "video" && { markdown: fileMarkdown(file) }) };
});

/** Ends an upload, or deletes a file that nothing names. */
export const DELETE = route<{ id: string; fileId: string }>(async (_request, { params }) => {
  const user = await getUser();
  if (!user) return failure("unauthenticated");
  if (!id.safeParse(params.fileId).success) return failure("not_found");
  return (await deleteFile(user.id, params.fileId)) ? { deleted: true } : failure("not_found");
});

export const { GET, PATCH, PUT } = notAllowed("DELETE, POST");

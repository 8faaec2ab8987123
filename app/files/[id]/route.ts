import { failure } from "@/lib/errors";
import { notAllowed, route } from "@/lib/http/route";
import { readFile } from "@/lib/studio/files/read";
import { id } from "@/types/api";

/** A picture or an attachment that a lesson's text names. */
export const GET = route<{ id: string }>(async (_request, { params }) => {
  const file = id.safeParse(params.id).success ? await readFile(params.id) : null;
  return file ? new Response(file.body.body, { headers: file.headers }) : failure("not_found");
});

export const { DELETE, PATCH, POST, PUT } = notAllowed("GET, HEAD");

import { failure } from "@/lib/errors";
import { route } from "@/lib/http/route";

const notFound = route<{ path: string[] }>(async () => failure("not_found"));

/** Any other address under /api answers as the API does, not with a page. */
export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };

import { failure } from "@/lib/errors";
import { route } from "@/lib/http/route";

const notFound = route<{ path: string[] }>(async () => failure("not_found"));

/** Unknown API paths answer with the API's 404, not with a page. */
export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };

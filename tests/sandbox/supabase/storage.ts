import type { App } from "@supabase/lite";

/** Handles the storage requests in which Lite differs from hosted Supabase; the rest goes to Lite. */
export async function handleStorage(request: Request, app: App): Promise<Response> {
  const response = await app.fetch(request);
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith("/storage/v1/object/sign/")) return response;
  if (request.method === "POST") return renameSignedUrl(response);
  return request.method === "GET" ? rangeResponse(request, response) : response;
}

/** storage-js reads `signedURL`, a path below /storage/v1. */
async function renameSignedUrl(response: Response) {
  if (!response.ok) return response;
  const { signedUrl } = await response.json();
  return Response.json({ signedURL: signedUrl.replace(/^\/storage\/v1/, "") });
}

/** Lite ignores `Range`, which seeking in a video needs (RFC 9110, 14.2). */
async function rangeResponse(request: Request, response: Response) {
  if (response.status >= 500) return invalidLink();
  const [, first, last] = request.headers.get("range")?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (response.status !== 200 || (!first && !last)) return response;
  const file = Buffer.from(await response.arrayBuffer());
  const from = first ? Number(first) : Math.max(0, file.length - Number(last));
  const to = first && last ? Math.min(Number(last), file.length - 1) : file.length - 1;
  if (from > to) {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${file.length}` } });
  }
  const headers = new Headers(response.headers);
  headers.set("content-range", `bytes ${from}-${to}/${file.length}`);
  headers.set("content-length", String(to + 1 - from));
  return new Response(file.subarray(from, to + 1), { status: 206, headers });
}

/** Hosted Supabase's response to an expired or invalid link. */
function invalidLink() {
  const body = { statusCode: "400", error: "InvalidJWT", message: '"exp" claim timestamp check failed' };
  return Response.json(body, { status: 400 });
}

import type { App } from "@supabase/lite";
import { readRange } from "./file-store.ts";
import type { createResumable } from "./resumable.ts";

type Storage = { app: App; dataDir: string; resumable: ReturnType<typeof createResumable> };

/** Handles the storage requests in which Lite differs from hosted Supabase; the rest goes to Lite. */
export async function handleStorage(
  request: Request,
  { app, dataDir, resumable }: Storage,
): Promise<Response> {
  const upload = resumable.handle(request);
  if (upload) return upload;
  const response = await app.fetch(request);
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/storage/v1/object/upload/sign/")) return renameUploadUrl(response);
  if (!pathname.startsWith("/storage/v1/object/sign/")) return response;
  if (request.method === "POST") return renameSignedUrl(response);
  return request.method === "GET" ? rangeResponse(request, response, dataDir) : response;
}

/** storage-js reads `url`, a path below /storage/v1. */
async function renameUploadUrl(response: Response) {
  if (!response.ok) return response;
  const { signedUrl, token } = await response.json();
  return Response.json({ url: signedUrl.replace(/^\/storage\/v1/, ""), token });
}

/** storage-js reads `signedURL`, a path below /storage/v1. */
async function renameSignedUrl(response: Response) {
  if (!response.ok) return response;
  const { signedUrl } = await response.json();
  return Response.json({ signedURL: signedUrl.replace(/^\/storage\/v1/, "") });
}

/** Lite ignores `Range`, which seeking in a video needs (RFC 9110, 14.2). */
async function rangeResponse(request: Request, response: Response, dataDir: string) {
  if (response.status >= 500) return invalidLink();
  const [, first, last] = request.headers.get("range")?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (response.status !== 200 || (!first && !last)) return response;
  await response.body?.cancel();
  const size = Number(response.headers.get("content-length"));
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (start > end)
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  const headers = new Headers(response.headers);
  headers.set("content-range", `bytes ${start}-${end}/${size}`);
  headers.set("content-length", String(end + 1 - start));
  const [bucket = "", ...key] = new URL(request.url).pathname.split("/").slice(5).map(decodeURIComponent);
  return new Response(readRange(dataDir, bucket, key.join("/"), { start, end }), { status: 206, headers });
}

/** Hosted Supabase's response to an expired or invalid link. */
function invalidLink() {
  const body = { statusCode: "400", error: "InvalidJWT", message: '"exp" claim timestamp check failed' };
  return Response.json(body, { status: 400 });
}

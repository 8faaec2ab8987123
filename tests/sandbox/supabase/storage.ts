import type { App } from "@supabase/lite";

/** Answers what Supabase Lite's storage API does otherwise than hosted Supabase; the rest goes to Lite. */
export async function answerStorage(request: Request, app: App): Promise<Response> {
  const answer = await app.fetch(request);
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith("/storage/v1/object/sign/")) return answer;
  if (request.method === "POST") return withKnownName(answer);
  return request.method === "GET" ? inPart(request, answer) : answer;
}

/** storage-js reads `signedURL`, a path below /storage/v1. */
async function withKnownName(answer: Response) {
  if (!answer.ok) return answer;
  const { signedUrl } = await answer.json();
  return Response.json({ signedURL: signedUrl.replace(/^\/storage\/v1/, "") });
}

/** Lite sends files whole; hosted Supabase sends the part that is asked for (RFC 9110, 14.2), as seeking in a video needs. */
async function inPart(request: Request, answer: Response) {
  if (answer.status >= 500) return invalidLink();
  const [, first, last] = request.headers.get("range")?.match(/^bytes=(\d*)-(\d*)$/) ?? [];
  if (answer.status !== 200 || (!first && !last)) return answer;
  const file = Buffer.from(await answer.arrayBuffer());
  const from = first ? Number(first) : Math.max(0, file.length - Number(last));
  const to = first && last ? Math.min(Number(last), file.length - 1) : file.length - 1;
  if (from > to) {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${file.length}` } });
  }
  const headers = new Headers(answer.headers);
  headers.set("content-range", `bytes ${from}-${to}/${file.length}`);
  headers.set("content-length", String(to + 1 - from));
  return new Response(file.subarray(from, to + 1), { status: 206, headers });
}

/** What hosted Supabase says of a link whose time is over or whose token is not its own. */
function invalidLink() {
  const body = { statusCode: "400", error: "InvalidJWT", message: '"exp" claim timestamp check failed' };
  return Response.json(body, { status: 400 });
}

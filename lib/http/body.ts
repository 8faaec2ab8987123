/** Null as soon as the body exceeds `maxBytes`, whatever content-length says. */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length")) > maxBytes) return null;
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Undefined where the bytes are not JSON in UTF-8 (RFC 8259). */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** Null when it is larger than `maxBytes`; without fields when it is no form. */
export async function readForm(request: Request, maxBytes: number): Promise<FormData | null> {
  const body = await readBody(request, maxBytes);
  if (body === null) return null;
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  return new Response(new Uint8Array(body), { headers }).formData().catch(() => new FormData());
}

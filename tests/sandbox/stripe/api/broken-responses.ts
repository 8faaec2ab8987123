import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/** The client sees ECONNRESET. */
export function reset({ incoming }: HttpBindings): Response {
  incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/** Never responds. Resolves when the client has disconnected or the sandbox stops. */
export async function hang({ outgoing }: HttpBindings): Promise<Response> {
  if (!outgoing.destroyed) await new Promise<void>((resolve) => void outgoing.once("close", resolve));
  return RESPONSE_ALREADY_SENT;
}

/** Announces the full content length, sends half of the body and closes the connection. */
export function truncated(
  { outgoing }: HttpBindings,
  status: number,
  headers: Record<string, string>,
  body: string,
): Response {
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, "content-length": bytes.length });
  outgoing.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

import { type IncomingHttpHeaders, type IncomingMessage, request, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { getPageCacheToken, isPageCacheToken, pageCacheHeader } from "./mark.ts";

/** A complete response. `rawHeaders`: name, value, name, value …, as Node reads them. */
export type LoopbackResponse = {
  status: number;
  headers: IncomingHttpHeaders;
  rawHeaders: string[];
  body: Buffer;
};

/** Longer than a page takes whose every database query times out. */
const timeoutMs = 15_000;

export const isLoopbackRequest = ({ headers }: IncomingMessage): boolean =>
  isPageCacheToken(headers[pageCacheHeader]);

/** A GET to this very server. Rejects when the connection breaks or is silent for too long. */
export function loopbackFetch(
  server: Server,
  { path, headers }: { path: string; headers: IncomingHttpHeaders },
  timeout = timeoutMs,
): Promise<LoopbackResponse> {
  return new Promise((resolve, reject) => {
    const sent = request({
      ...addressOf(server),
      path,
      headers: { ...headers, [pageCacheHeader]: getPageCacheToken() },
      timeout,
      // A kept connection may be closed by the server just as it is used again.
      agent: false,
    });
    sent.once("response", (response) => {
      const { statusCode: status = 0, headers, rawHeaders } = response;
      buffer(response).then((body) => resolve({ status, headers, rawHeaders, body }), reject);
    });
    sent.once("timeout", () => sent.destroy(new Error(`${path} timed out`)));
    sent.once("error", reject);
    sent.end();
  });
}

export function loopbackOrigin(server: Server): string {
  const { host, port } = addressOf(server);
  return `http://${host?.includes(":") ? `[${host}]` : host}:${port}`;
}

function addressOf(server: Server): { host?: string; port?: number } {
  const address = server.address();
  if (!address || typeof address === "string") return {};
  const isAny = address.address === "::" || address.address === "0.0.0.0";
  return { host: isAny ? "127.0.0.1" : address.address, port: address.port };
}

import { type IncomingHttpHeaders, request, type Server } from "node:http";
import { buffer } from "node:stream/consumers";

/** A whole answer. `rawHeaders`: name, value, name, value …, with those that came more than once. */
export type Answer = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer };

type Question = { method?: string; path: string; headers: IncomingHttpHeaders };

/** Longer than a page takes whose every question to the database runs out of time. In milliseconds. */
const timeoutMs = 15_000;

/** Asks this very server, on the port it listens on. Rejects when the connection breaks or is silent for too long. */
export function loopbackFetch(
  server: Server,
  { method = "GET", path, headers }: Question,
  timeout = timeoutMs,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...addressOf(server), method, path, headers, timeout }, (response) => {
      const { statusCode: status = 0, headers, rawHeaders } = response;
      buffer(response).then((body) => resolve({ status, headers, rawHeaders, body }), reject);
    });
    asked.once("timeout", () => asked.destroy(new Error(`${path} was not answered`)));
    asked.once("error", reject);
    asked.end();
  });
}

function addressOf(server: Server): { host?: string; port?: number } {
  const address = server.address();
  if (!address || typeof address === "string") return {};
  const everywhere = address.address === "::" || address.address === "0.0.0.0";
  return { host: everywhere ? "127.0.0.1" : address.address, port: address.port };
}

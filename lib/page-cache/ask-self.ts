import { type IncomingHttpHeaders, request, type Server } from "node:http";
import { buffer } from "node:stream/consumers";

/** A whole answer. `rawHeaders`: name, value, name, value …, with those that came more than once. */
export type Answer = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer };

type Question = { method?: string; path: string; headers: IncomingHttpHeaders };

/** Asks this very server, on the port it listens on. Rejects when the connection breaks. */
export function askSelf(server: Server, { method = "GET", path, headers }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...addressOf(server), method, path, headers }, (response) => {
      const { statusCode: status = 0, headers, rawHeaders } = response;
      buffer(response).then((body) => resolve({ status, headers, rawHeaders, body }), reject);
    });
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

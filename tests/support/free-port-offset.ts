import { createServer } from "node:net";
import { sandboxPorts } from "../sandbox/ports.ts";

/**
 * An offset at which every port of the sandbox and the shop is free. Who starts beside others looks from elsewhere on.
 */
export async function freePortOffset(from = 2000): Promise<number> {
  for (let offset = from; offset < 10_000; offset += 70) {
    const free = await Promise.all(Object.values(sandboxPorts(offset)).map(isFree));
    if (free.every(Boolean)) return offset;
  }
  throw new Error(`No free ports for a sandbox between ${from} and 10000 above its usual ones.`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

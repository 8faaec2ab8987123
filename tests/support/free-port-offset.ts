import { createServer } from "node:net";
import { sandboxPorts } from "../sandbox/ports.ts";

/** From here on the sandbox's highest ports are above those that Linux gives to outgoing connections (to 60999). */
const first = 6700;
const step = 70;
const slots = 47;

/**
 * An offset at which every port of the sandbox and the shop is free. Processes begin at different ones, because two
 * that look at the same time would both find the same ports free.
 */
export async function freePortOffset(): Promise<number> {
  for (let slot = 0; slot < slots; slot++) {
    const offset = first + ((process.pid + slot) % slots) * step;
    const free = await Promise.all(Object.values(sandboxPorts(offset)).map(isFree));
    if (free.every(Boolean)) return offset;
  }
  throw new Error(
    `No free ports for a sandbox between ${first} and ${first + slots * step} above its usual ones.`,
  );
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

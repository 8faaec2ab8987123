import { createServer } from "node:net";
import { sandboxPorts } from "../sandbox/ports.ts";

/** An offset at which every port of the sandbox and the shop is free, far from those of `npm run dev`. */
export async function freePortOffset(): Promise<number> {
  for (let offset = 2000; offset < 10_000; offset += 70) {
    const free = await Promise.all(Object.values(sandboxPorts(offset)).map(isFree));
    if (free.every(Boolean)) return offset;
  }
  throw new Error("No free ports for a sandbox between 2000 and 10000 above its usual ones.");
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

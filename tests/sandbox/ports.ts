import { createServer } from "node:net";

/** Default ports, plus `offset`. */
export function sandboxPorts(offset: number) {
  return {
    shop: 3000 + offset,
    supabase: 54321 + offset,
    postgres: 54322 + offset,
    mail: 54324 + offset,
    smtp: 54325 + offset,
    stripe: 12111 + offset,
  };
}

/** Throws one sentence that names the port, its part, and the remedy. */
export async function requireFreePort(part: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be opened (${error.code})`;
      reject(new Error(`Port ${port} (${part}) ${why}. Free it, or move all ports with --port-offset 1000.`));
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

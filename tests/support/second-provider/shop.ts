import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, open, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectDir } from "../../sandbox/config.ts";
import { freePort } from "../http/second-shop.ts";
import { command } from "../runner/command.ts";
import { timeouts } from "../timeouts.ts";
import { until } from "../until.ts";

/** Inside the project, so that the packages stand above it. */
const dir = join(projectDir, ".second-provider");
const sources = [
  ...["app", "components", "lib", "public", "types"],
  ...["instrumentation.ts", "instrumentation-client.ts", "next.config.ts", "proxy.ts"],
  ...["package.json", "postcss.config.mjs", "tsconfig.json"],
];
/** The one file that names a provider, naming the other one. */
const binding = `import "server-only";
import type { PaymentProvider } from "@/lib/payments/payment-provider";
import { secondProvider } from "@/lib/payments/second/provider";

export const provider: PaymentProvider = secondProvider;
`;

/** Builds and starts the shop with the second provider in place of Stripe, on a free port. */
export async function startShopWithSecondProvider(providerUrl: string) {
  await copySources();
  await command("next", ["build", dir]);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const log = await open(join(dir, "shop.log"), "a");
  const child = spawn("next", ["start", dir, "--hostname", "127.0.0.1", "--port", String(port)], {
    stdio: ["ignore", log.fd, log.fd],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_PUBLIC_SITE_URL: url,
      SECOND_PROVIDER_URL: providerUrl,
    },
  });
  await log.close();
  const ended = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(dir, { recursive: true, force: true });
  };
  const isUp = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until("the shop with the second provider", isUp, timeouts.start);
  return { url, stop };
}

async function copySources(): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir);
  await symlink("../node_modules", join(dir, "node_modules")); // fonts are named by their paths
  for (const source of sources) await cp(join(projectDir, source), join(dir, source), { recursive: true });
  const payments = join(dir, "lib/payments");
  for (const file of ["provider.ts", "facts.ts", "objects.ts"])
    await cp(join(import.meta.dirname, file), join(payments, "second", file));
  await writeFile(join(payments, "provider.ts"), binding);
}

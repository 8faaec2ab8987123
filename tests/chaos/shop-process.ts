import { startShop } from "../support/shop.ts";

export type ShopProcess = Awaited<ReturnType<typeof startKillableShop>>;

/** The production build, which can be killed at any moment and then is started again at once. */
export async function startKillableShop(env: Record<string, string>, logFile: string) {
  let shop = await startShop(env, logFile);
  return {
    url: shop.url,
    /** No last words, no open transaction finished; resolves when the next process is ready. */
    async kill(): Promise<void> {
      process.kill(shop.pid, "SIGKILL");
      await shop.stop();
      shop = await startShop(env, logFile);
    },
    stop: () => shop.stop(),
  };
}

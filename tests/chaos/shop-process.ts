import { startShop } from "../support/http/shop.ts";

export type ShopProcess = Awaited<ReturnType<typeof startKillableShop>>;

/** The production build, which can be killed at any moment and then is started again at once. */
export async function startKillableShop(env: Record<string, string>, logFile: string) {
  let shop = await startShop(env, logFile);
  let restart: Promise<void> = Promise.resolve();
  let isOver = false;
  const startAgain = async () => {
    if (isOver) return;
    process.kill(shop.pid, "SIGKILL");
    await shop.stop();
    shop = await startShop(env, logFile);
  };
  return {
    url: shop.url,
    /** No shutdown, no open transaction finished; resolves when the next process is ready. */
    kill(): Promise<void> {
      restart = startAgain();
      return restart;
    },
    async stop(): Promise<void> {
      isOver = true;
      await restart.catch(() => {});
      await shop.stop();
    },
  };
}

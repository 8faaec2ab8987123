import type { LaunchOptions } from "@playwright/test";
import chromium from "@sparticuz/chromium";

/**
 * A real Chromium that comes from npm on Linux x64, where Playwright's own may not be downloadable; elsewhere the one
 * that `npx playwright install chromium` has put in its place.
 */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") return {};
  return {
    executablePath: await chromium.executablePath(),
    // Chromium's own sandbox needs privileges that containers and root do not have. Only this shop is visited.
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  };
}

import { defineConfig, devices } from "@playwright/test";
import { chromiumLaunch } from "./tests/support/browser/chromium.ts";
import { timeouts } from "./tests/support/timeouts.ts";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } };
const phone = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };
// These switch the whole sandbox over, or reconcile all of it: nothing else may run beside them.
const isolated = ["open-sign-up.spec.ts", "reconcile.spec.ts"];
const deep = "*.deep.spec.ts";
// Rows of tables that `npm test` leaves out.
const deepRows = /@deep/;
// On a phone in `npm test`, on a desktop in the deep run.
const phoneFirst = /@phone-first/;

export default defineConfig({
  testDir: "tests/e2e",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Pages mostly wait for the shop: four keep two cores busy.
  workers: 4,
  timeout: timeouts.test,
  expect: { timeout: timeouts.expect },
  reporter: [["dot"], ["json"]],
  outputDir: "test-results",
  use: {
    baseURL: process.env.NEXT_PUBLIC_SITE_URL,
    launchOptions: await chromiumLaunch(),
    // A trace of every test costs a third of the time; `playwright test --trace on` makes one of the test that fails.
    screenshot: "only-on-failure",
    // What passes through a worker cannot be held up by a test; offline.spec.ts allows it.
    serviceWorkers: "block",
    // Compressing and expanding the same scripts for each fresh context takes an eighth of the CPU time.
    extraHTTPHeaders: { "accept-encoding": "identity" },
    locale: "en-US",
    timezoneId: "UTC",
  },
  projects: [
    { name: "desktop", use: desktop, testIgnore: [...isolated, deep], grepInvert: [deepRows, phoneFirst] },
    // What differs by layout: folded menus and filters, tables as lists.
    { name: "phone", use: phone, grep: /@phone/, grepInvert: deepRows },
    { name: "isolated", use: desktop, testMatch: isolated, workers: 1 },
    { name: "deep", use: desktop, testMatch: deep },
    { name: "deep-rows", use: desktop, testIgnore: [...isolated, deep], grep: [deepRows, phoneFirst] },
  ],
});

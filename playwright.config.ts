import { defineConfig, devices } from "@playwright/test";
import { chromiumLaunch } from "./tests/support/browser/chromium.ts";
import { timeouts } from "./tests/support/timeouts.ts";

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } };
const phone = { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } };
const onPhone = [
  "navigation.spec.ts",
  "loading.spec.ts",
  "embedded-checkout.spec.ts",
  "lesson-preview.spec.ts",
  "search-typing.spec.ts",
  "history-filters.spec.ts",
  "reading.spec.ts",
  "learner-journey.spec.ts",
  "buying-once.spec.ts",
  "video-lesson.spec.ts",
];
const isolated = ["open-sign-up.spec.ts", "compare-with-stripe.spec.ts"];

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
    locale: "en-US",
    timezoneId: "UTC",
  },
  projects: [
    { name: "desktop", use: desktop, testIgnore: isolated },
    { name: "phone", use: phone, testMatch: onPhone },
    // These switch the whole sandbox over, or reconcile all of it, so they wait for all others.
    {
      name: "isolated",
      use: desktop,
      testMatch: isolated,
      dependencies: ["desktop", "phone"],
      workers: 1,
    },
  ],
});

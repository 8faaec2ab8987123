import { expect, test } from "@playwright/test";
import { signIn, signOut } from "../../support/browser/account-steps.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? "with" : "without"} JavaScript`, {
    tag: javaScriptEnabled ? "@deep" : [],
  }, () => {
    test.use({ javaScriptEnabled });

    test("signing out removes access, cookies and cached pages", async ({ page }) => {
      const member = await createMember();
      await page.goto("/");
      await signIn(page, member);
      await page.goto("/settings");
      await expect(page.getByText(`Signed in as ${member.email}`)).toBeVisible();
      await signOut(page);
      expect(await page.content()).not.toContain(member.email);
      await page.goto("/profile");
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await page.goBack();
      await expect(page.getByText(member.email)).toHaveCount(0);
    });
  });
}

test("another site signs no one out", { tag: "@deep" }, async ({ page, context, baseURL }) => {
  await enterAs(context, await createMember());
  const asked: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: baseURL ?? "" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ];
  for (const headers of asked) {
    const answer = await context.request.post("/auth/sign-out", { headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
  }
  expect((await context.request.get("/auth/sign-out")).status()).toBe(405);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
});

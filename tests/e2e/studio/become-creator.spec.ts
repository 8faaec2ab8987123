import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible } from "../../support/browser/page-checks.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";

const photo = async () => ({
  name: "me.jpg",
  mimeType: "image/jpeg",
  buffer: await sharp({ create: { width: 900, height: 1200, channels: 3, background: "#a54" } })
    .jpeg()
    .toBuffer(),
});

const bio = "京都の小さな店で料理をしています。\n米と出汁だけを教えます。";

async function expectKept(page: Page, slug: string) {
  await expect(page.getByLabel("Public name")).toHaveValue("佐藤 春香");
  await expect(page.getByLabel("Address of your page")).toHaveValue(slug);
  await expect(page.getByLabel("About you")).toHaveValue(bio);
  await expect(page.getByRole("img", { name: "佐藤 春香" })).toBeVisible();
}

for (const [how, javaScriptEnabled] of [
  ["on a phone @phone-first", true],
  ["without JavaScript", false],
] as const) {
  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    test("a member becomes a creator, and loses nothing on the way", async ({ page, context }) => {
      const member = await createMember("佐藤 春香");
      await enterAs(context, member);
      await page.goto("/profile");
      await page.getByRole("link", { name: "Become a creator" }).click();
      await expect(page.getByLabel("Public name")).toHaveValue("佐藤 春香");

      await page.getByLabel("About you").fill(bio);
      await page.getByLabel("Picture", { exact: true }).setInputFiles(await photo());
      await page.getByRole("button", { name: "Become a creator" }).click();
      await expect(page.getByText("Please choose an address yourself.")).toBeVisible();
      await expectKept(page, "");

      await page.getByLabel("Address of your page").fill("Ines Moreau");
      await page.getByRole("button", { name: "Become a creator" }).click();
      await expect(page.getByText("for instance ines-moreau-2")).toBeVisible();
      await expectKept(page, "ines-moreau");
      if (javaScriptEnabled) await expectAccessible(page);

      const slug = `haruka-${member.id.slice(0, 8)}`;
      await page.getByLabel("Address of your page").fill(slug);
      await page.getByRole("button", { name: "Become a creator" }).click();
      await expect(page.getByText("You are a creator now.")).toBeVisible();
      await expect(page.getByText("No lessons yet.")).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page);

      await page.getByRole("link", { name: "Your page" }).click();
      await expect(page).toHaveURL(new RegExp(`/creators/${slug}$`));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("佐藤 春香");
      const picture = page.getByRole("main").getByRole("img", { name: "佐藤 春香" });
      if (javaScriptEnabled)
        await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(400);
      await page.goto("/");
      await page
        .getByText("Menu")
        .filter({ visible: true })
        .or(page.getByRole("link", { name: "Studio" }))
        .first()
        .click();
      await expect(page.getByRole("link", { name: "Studio" }).filter({ visible: true })).toBeVisible();
    });
  });
}

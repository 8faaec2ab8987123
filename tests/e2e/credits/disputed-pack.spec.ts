import { expect, test } from "@playwright/test";
import { balance, buyPack, openWithCredits, packs } from "../../support/browser/credit-steps.ts";
import { layouts } from "../../support/browser/layouts.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";
import { openDispute, updateDispute } from "../../support/stripe/control.ts";

for (const { layout, use, tag } of layouts) {
  test.describe(layout, { tag }, () => {
    test.use(use);

    test("a disputed pack closes its lessons and freezes the rest; won, all of it is back", {
      tag: "@deep",
    }, async ({ page, context }) => {
      const [learner, lesson] = await Promise.all([createMember(), createLesson({ price: "9.99" })]);
      await enterAs(context, learner);
      const pack = await buyPack(context, packs.professional);
      await openWithCredits(context, lesson);
      await page.goto(`/lessons/${lesson.slug}`);
      await expect(page.getByText(lesson.secret)).toBeVisible();

      const { id } = await openDispute(pack.paymentIntent);
      await expect(async () => {
        await page.goto(`/lessons/${lesson.slug}`);
        await expect(balance(page)).toHaveText(/^0/, { timeout: 100 });
        await expect(page.getByText(lesson.secret)).toHaveCount(0, { timeout: 100 });
      }).toPass();
      await page.goto(`/purchases/${pack.id}`);
      await expect(page.getByText("This payment is disputed.")).toBeVisible();
      await expect(page.getByText(/^Frozen\s*2,501\scredits$/)).toBeVisible();

      await updateDispute(id, "won");
      await expect(async () => {
        await page.goto(`/lessons/${lesson.slug}`);
        await expect(page.getByText(lesson.secret)).toBeVisible({ timeout: 100 });
        await expect(balance(page)).toHaveText(/^2,501/, { timeout: 100 });
      }).toPass();
    });
  });
}

import { expect, type Page, test } from "@playwright/test";
import { fillSignIn } from "../../support/browser/account-steps.ts";
import { createMember } from "../../support/browser/people.ts";

const name = "Ada “L.” Okafor";

/** Settings of a member who signed in by the form, where a name was typed. */
async function typeName(page: Page) {
  const member = await createMember();
  await page.goto("/sign-in?next=/settings");
  await fillSignIn(page, member);
  await expect(page).toHaveURL("/settings");
  await page.getByLabel("Name").fill(name);
  return member;
}

const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();

test("a name that was typed while the session ended is there after the sign-in, and is saved", async ({
  page,
}) => {
  const member = await typeName(page);
  await page.context().clearCookies({ name: /lectern-auth/ });
  await save(page);
  await expect(page).toHaveURL("/sign-in?next=%2Fsettings");
  await fillSignIn(page, member);
  await expect(page).toHaveURL("/settings");
  await expect(page.getByText("What you typed is still here")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue(name);
  await save(page);
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByText("What you typed is still here")).toBeHidden();
  await page.goto("/settings");
  await expect(page.getByLabel("Name")).toHaveValue(name);
});

test("where the browser forgot who was signed in, the form keeps the name, which can be sent from there", async ({
  page,
}) => {
  const member = await typeName(page);
  await page.context().clearCookies();
  await save(page);
  await expect(page.getByText("sign in in another tab")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue(name);
  const tab = await page.context().newPage();
  await tab.goto("/sign-in");
  await fillSignIn(tab, member);
  await expect(tab).toHaveURL("/");
  await save(page);
  await expect(page.getByText("Saved.")).toBeVisible();
});

import { expect, type Page, test } from "@playwright/test";
import { fillSignUp, header, redeemButton } from "../../support/browser/account-steps.ts";
import { purchasesOf, sql } from "../../support/browser/database.ts";
import { createLesson } from "../../support/browser/lessons.ts";
import { linkFor } from "../../support/browser/mail.ts";
import { expectAccessible } from "../../support/browser/page-checks.ts";
import { createMember, enterAs, newcomer } from "../../support/browser/people.ts";
import { buyButton } from "../../support/browser/shop-steps.ts";

test("opening a link changes nothing; the button in it confirms", async ({ page, request }) => {
  const someone = newcomer();
  await signUpFrom(page, "/sign-up", someone);
  const link = await linkFor(someone.email);
  for (const look of [request.get(link), request.head(link)])
    expect((await look).headers()["set-cookie"] ?? "").not.toContain("lectern-auth");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible();
  await expect(header(page).getByRole("link", { name: "Join" })).toBeVisible();
  await redeemButton(page).click();
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
});

test("another site's form does not use a link for its visitor", { tag: "@deep" }, async ({
  page,
  request,
  baseURL,
}) => {
  const someone = newcomer();
  await signUpFrom(page, "/sign-up", someone);
  const link = await linkFor(someone.email);
  await page.goto(link);
  const fields = await page
    .locator("main form input")
    .evaluateAll((inputs) =>
      inputs.map((input) => [input.getAttribute("name"), input.getAttribute("value")]),
    );
  const multipart = Object.fromEntries(fields.map(([name, value]) => [name ?? "", value ?? ""]));
  for (const origin of ["https://evil.example", "null"]) {
    const answer = await request.post(link, { multipart, headers: { origin }, maxRedirects: 0 });
    expect(answer.headers()["set-cookie"] ?? "").not.toContain("lectern-auth");
  }
  const own = await request.post(link, { multipart, headers: { origin: baseURL ?? "" }, maxRedirects: 0 });
  expect(own.headers()["set-cookie"]).toContain("lectern-auth");
});

test("another account's link says so, and leads to the lesson, not to its payment", { tag: "@deep" }, async ({
  page,
  browser,
}) => {
  const [learner, other, lesson] = [await createMember(), newcomer(), await createLesson()];
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`/lessons/${lesson.slug}`);
  await buyButton(elsewhere).click();
  await elsewhere.getByRole("button", { name: "Make an account" }).click();
  await signUpFrom(elsewhere, null, other);

  await enterAs(page.context(), learner);
  await page.goto(await linkFor(other.email));
  await expect(page.getByText(`You are signed in as ${learner.email}.`)).toBeVisible();
  await redeemButton(page).click();
  await expect(page.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Name").fill(other.name);
  await page.getByLabel("Password", { exact: true }).fill(other.password);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page).toHaveURL(`/lessons/${lesson.slug}`);
  await expect(buyButton(page)).toBeVisible();
  const [{ id = "" } = {}] = await sql<
    { id: string }[]
  >`select id from auth.users where email = ${other.email}`;
  expect(await purchasesOf(id)).toHaveLength(0);
});

test("after confirmation in another tab the check-your-mail page continues", { tag: "@deep" }, async ({
  page,
  context,
}) => {
  const [someone, { slug, title }] = [newcomer(), await createLesson()];
  await signUpFrom(page, `/sign-up?next=/lessons/${slug}`, someone);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const other = await context.newPage();
  await other.goto(await linkFor(someone.email));
  await redeemButton(other).click();
  await expect(other.getByText("Your e-mail address is confirmed.")).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(`/lessons/${slug}`);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.goto("/check-your-mail?mail=recovery");
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
});

test("a used link says so to a member", { tag: "@deep" }, async ({ page, context }) => {
  await enterAs(context, await createMember());
  await page.goto("/confirm?token_hash=none&type=recovery");
  const title = "This link was used already, or it is too old.";
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByText("so there is nothing more to do with it.")).toBeVisible();
});

test("without a recovery link no one sets a password", { tag: "@deep" }, async ({
  page,
  context,
  baseURL,
}) => {
  const member = await createMember();
  await enterAs(context, member);
  for (const value of ["", member.id, `${member.id}.${Date.now() + 60_000}.`]) {
    await context.addCookies([{ name: "lectern-recovery", value, url: baseURL ?? "" }]);
    await page.goto("/reset-password");
    await expect(page.getByRole("heading", { name: "Open the link in your mail" })).toBeVisible();
    await expect(page.getByLabel("New password")).toHaveCount(0);
  }
});

async function signUpFrom(page: Page, path: string | null, someone: ReturnType<typeof newcomer>) {
  if (path) await page.goto(path);
  await fillSignUp(page, someone);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
}

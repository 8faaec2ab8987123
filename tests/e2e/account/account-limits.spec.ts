import { createHash, randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Browser, expect, test } from "@playwright/test";
import { expectSignedIn, fillSignIn } from "../../support/browser/account-steps.ts";
import { sql } from "../../support/browser/database.ts";
import { createMember, newcomer, type Person } from "../../support/browser/people.ts";

test("wrong passwords lock out the client that sends them, not the account's owner", {
  tag: "@deep",
}, async ({ browser }) => {
  const owner = await createMember();
  const stranger = await pageOf(browser, someClient());
  const guess = { ...owner, password: "a guess" };
  const limit = stranger.getByText("That was tried too often.");
  const refusal = stranger.getByText("The e-mail address or the password is wrong.").or(limit);
  let refused = 0;
  do {
    await stranger.goto("/sign-in");
    await fillSignIn(stranger, guess);
    await expect(refusal).toBeVisible();
    refused += 1;
    // More than eleven only where a ten-minute window ends meanwhile.
  } while (refused < 30 && !(await limit.isVisible()));
  expect(refused).toBeGreaterThan(10);
  await fillSignIn(stranger, owner);
  await expect(limit).toBeVisible();

  await expectToEnter(await pageOf(browser, someClient()), owner);
  await expectToEnter(stranger, await createMember());
});

test("many clients together cannot keep guessing the password of one account", { tag: "@deep" }, async ({
  browser,
}) => {
  const owner = await createMember();
  await sql`select public.consume_rate_limit(${key("sign-in:email", owner.email)}, 1, 600) from generate_series(1, 50)`;
  const page = await pageOf(browser, someClient());
  await page.goto("/sign-in");
  await fillSignIn(page, { ...owner, password: "a guess" });
  await expect(page.getByText("That was tried too often.")).toBeVisible();
});

test("a right password is not counted", { tag: "@deep" }, async ({ browser }) => {
  const [member, client] = [await createMember(), someClient()];
  const page = await pageOf(browser, client);
  await expectToEnter(page, member);
  await expect
    .poll(
      () =>
        sql`select hits from private.rate_limits where key = ${key("sign-in:both", `${client.replace("::1", "::/64")} ${member.email}`)}`,
    )
    .toEqual([{ hits: 0 }]);
});

test("however many ask for mail, the shop refuses no one for it, but says so in its log", {
  tag: "@deep",
}, async ({ browser }) => {
  await sql`delete from private.rate_limits where key = 'mail:warned'`;
  const before = await warnings();
  await sql`select public.consume_rate_limit('mail:shop', 1, 600) from generate_series(1, 400)`;
  const page = await pageOf(browser, someClient());
  await page.goto("/forgot-password");
  await page.getByLabel("E-mail").fill(newcomer().email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await expect.poll(warnings).toBe(before + 1);
});

async function warnings(): Promise<number> {
  const lines = (await readFile(process.env.LECTERN_SHOP_LOG ?? "", "utf8")).split("\n");
  return lines.filter((line) => line.includes("accounts: unusually many tries")).length;
}

/** A network for documentation (RFC 3849), no one else's: clients are counted by /64. */
const someClient = () => `2001:db8:${part()}:${part()}::1`;

const part = () => randomInt(1, 0xffff).toString(16);

const key = (counter: string, counted: string) =>
  `${counter}:${createHash("sha256").update(counted).digest("base64url")}`;

/** A browser of its own behind a proxy that says who it is; what it says itself stands before that. */
async function pageOf(browser: Browser, client: string) {
  const extraHTTPHeaders = { "x-forwarded-for": `198.51.100.7, ${client}` };
  return (await browser.newContext({ javaScriptEnabled: false, extraHTTPHeaders })).newPage();
}

async function expectToEnter(page: Awaited<ReturnType<typeof pageOf>>, person: Person) {
  await page.goto("/sign-in");
  await fillSignIn(page, person);
  await expectSignedIn(page);
}

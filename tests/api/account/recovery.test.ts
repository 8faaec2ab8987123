import { expect, test } from "vitest";
import { letMinutePass, mailTo } from "../../support/browser/mail.ts";
import { createMember, type Person } from "../../support/browser/people.ts";
import { sql } from "../../support/database/database.ts";
import { authClient } from "../../support/http/accounts.ts";
import { copyOf, type FormBrowser, openBrowser } from "../../support/http/form-browser.ts";
import { canSignIn, claimOn, newestLink, redeem, signUp, someEmail } from "../../support/http/sign-ups.ts";
import { sample } from "../../support/scale.ts";

const words = (n: number) => `another password ${n}`;

test("a recovery sets one password, also for requests at one time; copies and the same form are refused", async () => {
  const { member, browser, page } = await startRecovery();
  const copies = Array.from({ length: 6 }, () => copyOf(browser));
  const passwords = copies.map((_, index) => words(index));
  const shown = await Promise.all(
    copies.map((copy, index) => copy.submit(page, "Set the password", { password: words(index) })),
  );
  expect(shown.filter(({ html }) => html.includes("Your new password is set."))).toHaveLength(1);
  const holds = await Promise.all(passwords.map((password) => canSignIn({ ...member, password })));
  expect(holds.filter(Boolean)).toHaveLength(1);
  expect(await canSignIn(member)).toBe(false);

  const late = copyOf(browser);
  await late.submit(page, "Set the password", { password: "a late password" });
  expect(await canSignIn({ ...member, password: "a late password" })).toBe(false);
  expect((await late.visit("/reset-password")).html).toContain("Open the link in your mail");
});

const endings: Record<string, (scene: { member: Person; browser: FormBrowser }) => Promise<unknown>> = {
  "another browser opened a newer link": async ({ member }) => startRecovery(member),
  "the password was changed with the old one": async ({ member }) => {
    const client = authClient();
    await client.auth.signInWithPassword(member);
    await client.auth.updateUser({ password: "changed in the settings" });
  },
  "an hour has passed": ({ member }) =>
    sql`update private.recoveries set expires_at = now() where user_id = ${member.id}`,
  "its cookie is another's": async ({ browser }) => {
    const { browser: other } = await startRecovery();
    browser.cookies.set("lectern-recovery", other.cookies.get("lectern-recovery") ?? "");
  },
  "its cookie is forged": async ({ member, browser }) =>
    browser.cookies.set("lectern-recovery", `${member.id}.${Date.now() + 60_000}.`),
};

test.each(sample(Object.entries(endings), 2))("a recovery ends where %s", async (_, end) => {
  const { member, browser, page } = await startRecovery();
  await end({ member, browser });
  await browser.submit(page, "Set the password", { password: "a late password" });
  expect(await canSignIn({ ...member, password: "a late password" })).toBe(false);
});

test("a password that is refused leaves the recovery open", async () => {
  const { member, browser, page } = await startRecovery();
  const refused = await browser.submit(page, "Set the password", { password: "short" });
  expect(refused.html).toContain("at least 8 characters");
  const same = await browser.submit(refused, "Set the password", member);
  expect(same.html).toContain("the password you already have");
  expect((await browser.submit(same, "Set the password", { password: words(1) })).html).toContain("is set.");
});

/** Asks for mail: the page that follows, and how many mails this address then has. */
const requests: [name: string, ask: (browser: FormBrowser, email: string) => Promise<{ html: string }>][] = [
  [
    "the link for a password",
    async (browser, email) =>
      browser.submit(await browser.visit("/forgot-password"), "Mail me a link", { email }),
  ],
  [
    "the confirmation again",
    async (browser) =>
      browser.submit(await browser.visit("/check-your-mail?mail=confirmation"), "Send the mail again"),
  ],
  [
    "the recovery again",
    async (browser) =>
      browser.submit(await browser.visit("/check-your-mail?mail=recovery"), "Send the mail again"),
  ],
];
const people = {
  "an unconfirmed account": async (browser: FormBrowser) => {
    const email = someEmail();
    await signUp(browser, claimOn(email, "Vera Lind"));
    return email;
  },
  "a confirmed account": async (browser: FormBrowser) => {
    const { email } = await createMember();
    await signUp(browser, claimOn(email, "Vera Lind"));
    return email;
  },
  "no account": async (browser: FormBrowser) => {
    const email = someEmail();
    await browser.submit(await browser.visit("/forgot-password"), "Mail me a link", { email });
    return email;
  },
};
const table = requests.flatMap(([request, ask]) =>
  sample(Object.entries(people)).map(([person, start]) => ({ request, ask, person, start })),
);

test.concurrent.each(table)(
  "$request, for $person: a second mail within the minute is not sent, and the page says so",
  async (row) => {
    const browser = openBrowser();
    const email = await row.start(browser);
    const tooSoon = "the last one was asked for less than a minute ago";
    const hasAccount = row.person !== "no account";
    if (hasAccount) await newestLink(email);
    expect((await row.ask(browser, email)).html).toContain(tooSoon);
    expect(await mailTo(email)).toHaveLength(hasAccount ? 1 : 0);
    await letMinutePass(email);
    expect((await row.ask(browser, email)).html).not.toContain(tooSoon);
    if (hasAccount) await newestLink(email, 2);
    expect(await mailTo(email)).toHaveLength(hasAccount ? 2 : 0);
  },
);

async function startRecovery(person?: Person) {
  const [browser, member] = [openBrowser(), person ?? (await createMember())];
  if (person) await letMinutePass(member.email);
  await browser.submit(await browser.visit("/forgot-password"), "Mail me a link", { email: member.email });
  const link = await newestLink(member.email, person ? 2 : 1);
  return { member, browser, page: await redeem(browser, link, "Choose a new password") };
}

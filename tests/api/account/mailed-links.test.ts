import { expect, test } from "vitest";
import { purchasesOf } from "../../support/browser/database.ts";
import { createLesson, type Lesson } from "../../support/browser/lessons.ts";
import { mailTo } from "../../support/browser/mail.ts";
import { createMember } from "../../support/browser/people.ts";
import { sql } from "../../support/database/database.ts";
import { authClient } from "../../support/http/accounts.ts";
import { copyOf, type FormBrowser, openBrowser, type Shown } from "../../support/http/form-browser.ts";
import { claimOn, newestLink, signUp, someEmail } from "../../support/http/sign-ups.ts";
import { sample } from "../../support/scale.ts";

type Scene = { link: string; email: string; lesson: Lesson; began: FormBrowser };
/** The browser that opens the link, and what it adds to it. */
type Opener = (scene: Scene) => Promise<{ browser: FormBrowser; next?: string }>;

const openers: Record<string, Opener> = {
  "the browser that began it": async ({ began }) => ({ browser: began }),
  "another browser, from a link with the purchase in it": async ({ lesson }) => ({
    browser: openBrowser(),
    next: `/lessons/${lesson.slug}?payment=open&lesson=${lesson.id}`,
  }),
  "another browser": async () => ({ browser: openBrowser() }),
  "a browser that began a purchase of its own": async ({ lesson }) => {
    const browser = openBrowser();
    await signUp(browser, claimOn(someEmail(), "Vera Lind"), purchaseOf(lesson));
    return { browser };
  },
  "a browser that is signed in to another account": async () => ({ browser: await signedIn() }),
};

const begin = {
  "sign-up": async (began: FormBrowser, lesson: Lesson) => {
    const email = someEmail();
    await signUp(began, claimOn(email, "Mallory"), purchaseOf(lesson));
    return { email, link: await newestLink(email) };
  },
  recovery: async (began: FormBrowser, lesson: Lesson) => {
    const { email } = await createMember();
    const page = await began.visit(`/forgot-password${purchaseOf(lesson)}`);
    await began.submit(page, "Mail me a link", { email });
    return { email, link: await newestLink(email) };
  },
};

const table = Object.entries(begin).flatMap(([mail, start]) =>
  sample(Object.entries(openers), 2).map(([name, opener]) => ({ mail, name, start, opener })),
);

test.concurrent.each(table)("a $mail link in $name: a purchase goes on only where it began", async (row) => {
  const [began, lesson] = [openBrowser(), await createLesson()];
  await began.submit(await began.visit(`/lessons/${lesson.slug}`), "Buy for");
  const { link, email } = await row.start(began, lesson);
  const { browser, next } = await row.opener({ link, email, lesson, began });
  const isOwn = browser === began;
  const page = await browser.visit(next ? withNext(link, next) : link);
  expect(page.html).toContain(email);
  expect(page.html.includes(`Is ${email} your address?`) || page.html.includes("You are signed in as")).toBe(
    !isOwn,
  );
  const end = await goOn(browser, page);
  const [{ id = "" } = {}] = await sql<{ id: string }[]>`select id from auth.users where email = ${email}`;
  expect(await purchasesOf(id)).toHaveLength(isOwn ? 1 : 0);
  if (isOwn) expect(end.path).toMatch(/^http.*\/c\/pay\//);
  else expect(end.path).toBe(`/lessons/${lesson.slug}`);
});

test("a change of e-mail names both addresses, and signs no browser in", async () => {
  const [member, email, stranger] = [await createMember(), someEmail(), openBrowser()];
  const client = authClient();
  await client.auth.signInWithPassword(member);
  await client.auth.updateUser({ email });
  for (const address of [member.email, email]) {
    const page = await stranger.visit(await newestLink(address));
    expect(page.html).toContain(member.email);
    expect(page.html).toContain(email);
    await stranger.submit(page, "Confirm the change");
  }
  const [row] = await sql`select email from auth.users where id = ${member.id}`;
  expect(row).toEqual({ email });
  expect([...stranger.cookies.keys()].filter((name) => name.includes("lectern-auth"))).toEqual([]);
});

test.each(["recovery", "email"] as const)(
  "a %s link works once, also for requests at one time",
  async (type) => {
    const [email, browser] = [someEmail(), openBrowser()];
    await signUp(browser, claimOn(email, "Vera Lind"));
    const button = type === "email" ? "Confirm my address" : "Choose a new password";
    if (type === "recovery") await authClient().auth.resetPasswordForEmail(email);
    const link = await newestLink(email, type === "recovery" ? 2 : 1);
    const page = await browser.visit(link);
    const copies = Array.from({ length: 6 }, () => copyOf(browser));
    const shown = await Promise.all(copies.map((copy) => copy.submit(page, button)));
    expect(copies.filter(isSignedIn)).toHaveLength(1);
    const isKnown = ({ cookies }: FormBrowser) => cookies.has("lectern-device");
    expect(copies.filter(isKnown)).toEqual(copies.filter(isSignedIn));
    const refused = shown.filter(({ html }) => html.includes("used already, or it is too old"));
    expect(refused).toHaveLength(5);
    const late = openBrowser();
    expect((await late.submit(page, button)).html).toContain("used already, or it is too old");
    expect(isSignedIn(late)).toBe(false);
    expect(await mailTo(email)).toHaveLength(type === "recovery" ? 2 : 1);
  },
);

function withNext(link: string, next: string): string {
  const url = new URL(link, "http://shop");
  url.searchParams.set("next", next);
  url.searchParams.set("lesson", new URL(next, url).searchParams.get("lesson") ?? "");
  return url.pathname + url.search;
}

/** Presses the button, and chooses a name and a password where the shop asks for them. */
async function goOn(browser: FormBrowser, page: Shown): Promise<Shown> {
  const isRecovery = page.html.includes("Choose a new password");
  const shown = await browser.submit(page, isRecovery ? "Choose a new password" : "Confirm my address");
  const chosen = claimOn("", "Mallory");
  if (shown.path.startsWith("/finish-sign-up")) return browser.submit(shown, "Finish", chosen);
  if (shown.path.startsWith("/reset-password")) return browser.submit(shown, "Set the password", chosen);
  return shown;
}

async function signedIn(): Promise<FormBrowser> {
  const [browser, member] = [openBrowser(), await createMember()];
  await browser.submit(await browser.visit("/sign-in"), 'name="password"', member);
  return browser;
}

const isSignedIn = ({ cookies }: FormBrowser) =>
  [...cookies.keys()].some((name) => name.includes("lectern-auth"));

const purchaseOf = ({ id, slug }: Lesson) => `?next=/lessons/${slug}&lesson=${id}`;

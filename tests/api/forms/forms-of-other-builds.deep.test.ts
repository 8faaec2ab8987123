import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { expect, test } from "vitest";
import { createDeliveredPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { createLearner, createOperator, password } from "../../support/http/accounts.ts";
import { openBrowser } from "../../support/http/form-browser.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { type Answer, ask, shopUrl } from "../../support/http/shop-client.ts";
import { claimOn, newestLink, signUp, someEmail } from "../../support/http/sign-ups.ts";

// An action's id changes with the build: posting an unknown one is what a page does that was open during a deployment.

const cookieOf = ({ email }: { email: string }) => sessionCookie({ email, password });
const unknownId = `40${"a".repeat(40)}`;

/** Where the answer leads, and what it leaves for that page. */
function outcomeOf({ status, headers }: Answer) {
  const flash = headers.getSetCookie().find((cookie) => cookie.startsWith("lectern-flash=%7B"));
  return { status, location: headers.get("location"), flash: decodeURIComponent(flash ?? "") };
}

const email = "typed@shop.test";
const guestForms: [path: string, text: string, typed: Record<string, string>, location: string][] = [
  ["/sign-in?next=/library", "Sign in", { email, password: "wrong password" }, "/sign-in?next=%2Flibrary"],
  ["/sign-up", "Make an account", { email, displayName: "Noor", password: "short" }, "/sign-up"],
  [
    "/forgot-password",
    "Mail me a link",
    { email: `${randomUUID()}@shop.test` },
    "/check-your-mail?mail=recovery",
  ],
];

test.each(guestForms)(
  "%s of another build goes on, with what was typed",
  async (path, text, typed, location) => {
    const outcome = outcomeOf(await submitForm(path, text, "", { typed, otherBuild: true }));
    expect(outcome).toMatchObject({ status: 303, location });
    if (typed.email === email) expect(outcome.flash).toContain(`"email":"${email}"`);
    expect(outcome.flash).not.toMatch(/wrong password|"short"/);
  },
);

test("a mailed link's page of another build goes on", async () => {
  const outcome = outcomeOf(
    await submitForm(await mailedLink(), "Confirm my address", "", { otherBuild: true }),
  );
  expect(outcome).toMatchObject({ status: 303, location: "/finish-sign-up" });
});

test("every form of members' pages goes on too", async () => {
  const purchase = await createDeliveredPurchase();
  const { lessonId, purchaseId } = purchase;
  const [buyer, creator] = await Promise.all([cookieOf(purchase.learner), cookieOf(purchase.creator)]);
  const [learner, operator] = await Promise.all([
    cookieOf(await createLearner()),
    cookieOf(await createOperator()),
  ]);
  const lesson = `/lessons/l-${lessonId}`;
  const forms: [
    path: string,
    text: string,
    cookie: string,
    typed: Record<string, string>,
    location: RegExp,
  ][] = [
    [lesson, "lessonId", learner, {}, /^http:\/\/localhost:\d+\/c\/pay\//],
    ["/settings", "displayName", buyer, { displayName: "Ada of before" }, /^\/settings$/],
    ["/settings", "displayName", buyer, { displayName: "x".repeat(81) }, /^\/settings$/],
    ["/settings/email", "email", buyer, { email, currentPassword: "wrong" }, /^\/settings\/email$/],
    ["/settings/password", "currentPassword", buyer, { password: "short" }, /^\/settings\/password$/],
    [lesson, "Mark as finished", buyer, {}, /^\/lessons\/l-.*#finish$/],
    [`/purchases/${purchaseId}`, "Check this payment", buyer, {}, /^\/purchases\//],
    [`/sales/${purchaseId}`, "Check this payment", creator, {}, /^\/sales\//],
    [`/sales/${purchaseId}/refund?part=all`, "requestId", creator, { note: "Of before\r\nit" }, /^\/sales\//],
    ["/operator", "Reconcile now", operator, {}, /^\/operator$/],
  ];
  for (const [path, text, cookie, typed, location] of forms) {
    const outcome = outcomeOf(await submitForm(path, text, cookie, { typed, otherBuild: true }));
    expect({ path, ...outcome }).toMatchObject({
      path,
      status: 303,
      location: expect.stringMatching(location),
    });
    expect(outcome.flash).not.toContain("page-updated");
  }
  const [saved] = await sql`
    select display_name, finished, note from public.profiles
    join public.lesson_progress on user_id = profiles.id
    join private.refund_requests on purchase_id = ${purchaseId} where profiles.id = ${purchase.learner.id}`;
  expect(saved).toEqual({ display_name: "Ada of before", finished: true, note: "Of before\nit" });
});

test.each([
  ["no name, but what an account form has", { email, displayName: "Noor" }, `"email":"${email}"`],
  ["a name that is gone", { email, formName: "gone" }, `"email":"${email}"`],
  ["a name of an object's own", { formName: "constructor" }, "page-updated"],
  ["nothing", {}, "page-updated"],
])("a form with %s leads back to its page, which says so", async (_what, fields, flash) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, [`$ACTION_ID_${unknownId}`]: "" }))
    form.set(name, value);
  const answer = await ask("/sign-up?next=/library", { method: "POST", form, headers: { origin: shopUrl } });
  const outcome = outcomeOf(answer);
  expect(outcome).toMatchObject({ status: 303, location: "/sign-up?next=%2Flibrary" });
  expect(outcome.flash).toContain(flash);
});

test("more than 1 MiB is refused with a page", async () => {
  const form = new FormData();
  form.set("note", "x".repeat(1024 * 1024));
  const { status, text } = await ask("/sign-in", { method: "POST", form });
  expect({ status, text }).toMatchObject({
    status: 413,
    text: expect.stringContaining("more than we accept"),
  });
});

test.each(["localhost:3000", "10.0.0.7", "shop.internal:8080", "evil.example"])(
  "behind a proxy that sends Host: %s, forms of the shop are taken and those of others are not",
  async (host) => {
    const headers = { host, "x-forwarded-host": host, "x-forwarded-proto": "https" };
    const foreign = [`https://${host}`, `http://${host}`, "null"];
    expect(await postAction({ ...headers, origin: shopUrl })).toBe(409);
    for (const origin of foreign) expect(await postAction({ ...headers, origin })).toBe(403);
  },
);

test("an action behind TLS sends the page that it redirects to along", async () => {
  const page = await mailedLink();
  const id = (await ask(page)).text.match(/\$ACTION_ID_([0-9a-f]{42})/)?.[1] ?? "";
  const form = new FormData();
  for (const [name, value] of [
    ["1_type", "email"],
    ["1_token_hash", "x"],
    ["0", '["$K1"]'],
  ] as const)
    form.set(name, value);
  const headers = { "next-action": id, origin: shopUrl, "x-forwarded-proto": "https" };
  const answer = await ask(page, { method: "POST", form, headers });
  expect(answer.headers.get("x-action-redirect")).toBe("/sign-in;push");
  expect(answer.text).toContain("Sign in");
});

async function mailedLink(): Promise<string> {
  const newcomer = someEmail();
  await signUp(openBrowser(), claimOn(newcomer, "Vera Lind"));
  return newestLink(newcomer);
}

/** Next compares the origin before it looks for the action: 409 says that it was let through. */
function postAction(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${shopUrl}/sign-in`, {
      method: "POST",
      headers: { ...headers, "next-action": unknownId, "content-type": "text/plain;charset=UTF-8" },
    });
    sent.once("response", (response) => resolve(response.resume().statusCode));
    sent.once("error", reject);
    sent.end("[]");
  });
}

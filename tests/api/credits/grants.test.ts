import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createLearner, createOperator } from "../../support/http/accounts.ts";
import { createMemberWithCredits, getCredits } from "../../support/http/credits.ts";
import { submitForm } from "../../support/http/native-form.ts";
import { cookieOf, htmlFor, textFor, wordsOf } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

const page = "/operator/credits";

/** Sends a form of the operator's page, and reads what comes next as the browser does. */
async function send(
  operator: { email: string },
  path: string,
  button: string,
  typed: Record<string, string>,
) {
  const session = await cookieOf(operator);
  const { headers } = await submitForm(path, button, session, { typed });
  const location = headers.get("location") ?? "";
  const cookie = [session, ...headers.getSetCookie().map((set) => set.split(";")[0])].join("; ");
  const html = (await ask(location, { headers: { cookie } })).text;
  return { location, html, text: wordsOf(html) };
}

test("an operator finds a member by e-mail address, which stands in no URL; an unknown one comes back as typed", async () => {
  const [operator, member] = await Promise.all([createOperator(), createLearner()]);
  const found = await send(operator, page, "Find", { member: member.email });
  expect(found.location).toBe(`${page}?member=${member.id}#member`);
  expect(found.text).toContain(member.email);
  const unknown = await send(operator, page, "Find", { member: "nobody@shop.test" });
  expect(unknown.location).toBe(`${page}#member`);
  expect(unknown.html).toContain('value="nobody@shop.test"');
  expect(unknown.text).toContain("No member has this e-mail address or id.");
});

test("a grant is told with its number and its member, and stands among the newest; a spent one says why it stays", async () => {
  const [operator, member] = await Promise.all([createOperator(), createMemberWithCredits(1)]);
  const reason = `A gift ${randomUUID()}`;
  const path = `${page}?member=${member.id}`;
  const granted = await send(operator, path, "Grant the credits", { credits: " 1,000 ", reason });
  expect(granted.text).toMatch(/Granted: 1,000 credits to \W*Ada Okafor\W*\./);
  expect((await getCredits(member)).balance).toBe(1001);
  expect(await textFor(operator, page)).toMatch(
    new RegExp(`Newest grants .*1,000 credits to Ada Okafor Unspent ${reason} .* by Mara Lind`),
  );
  expect(await textFor(operator, path)).toContain("Take it back");
});

test.each(sample(["1.000", "0", "1000001", "1e3", "1,00", "10.5", "-5", ""], 3))(
  "%j is no number of credits to grant: nothing is granted, and it comes back as typed",
  async (credits) => {
    const [operator, member] = await Promise.all([createOperator(), createLearner()]);
    const path = `${page}?member=${member.id}`;
    const refused = await send(operator, path, "Grant the credits", { credits, reason: "A gift" });
    expect(refused.location, "no reason in the URL").toBe(`${page}?member=${member.id}#member`);
    expect(refused.html).toContain(`value="${credits}"`);
    expect(refused.html).toContain('aria-invalid="true"');
    expect((await getCredits(member)).balance).toBe(0);
  },
);

test("nobody grants credits to themselves, also by another's form", async () => {
  const [operator, member] = await Promise.all([createOperator(), createLearner()]);
  const typed = { memberId: operator.id, credits: "5", reason: "A gift" };
  const refused = await send(operator, `${page}?member=${member.id}`, "Grant the credits", typed);
  expect(refused.text).toContain("Nobody grants credits to themselves.");
  expect(await htmlFor(operator, `${page}?member=${operator.id}`)).not.toContain("Grant the credits");
});

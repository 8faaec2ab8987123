import { type APIResponse, expect, test } from "@playwright/test";
import { createLesson } from "../../support/browser/lessons.ts";
import { createMember, enterAs } from "../../support/browser/people.ts";
import { purchaseByApi } from "../../support/browser/purchase-steps.ts";

for (const path of [
  "/",
  "/lessons",
  "/lessons?q=grid&price=to-20",
  "/lessons/kerning",
  "/creators/ines-moreau",
]) {
  test(`a guest's second visit to ${path} comes from the cache, whole`, async ({ request }) => {
    const visit = () => request.get(path, asBrowser);
    // A page older than a minute is shown once more while it is rendered again.
    await expect.poll(async () => (await visit()).headers()["x-nextjs-cache"]).toBe("HIT");
    const answer = await visit();
    expect(answer.status()).toBe(200);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    // Nothing between the shop and the reader may keep it: the same URL is another page for a member.
    expect(answer.headers()["cache-control"]).toBe("private, no-cache");
    expect(await answer.text()).toContain("</html>");
  });
}

test("a member's page is never served to a guest, nor the reverse", async ({ page, context, playwright }) => {
  const lesson = await createLesson();
  const path = `/lessons/${lesson.slug}`;
  const guest = await playwright.request.newContext({ baseURL: process.env.NEXT_PUBLIC_SITE_URL });
  await expectClosed(await guest.get(path, asBrowser));

  const member = await createMember();
  await enterAs(context, member);
  await purchaseByApi(context, member, lesson);
  const answer = await page.request.get(path, asBrowser);
  expect(await answer.text()).toContain(lesson.secret);
  expect(answer.headers()["cache-control"]).toMatch(/private|no-store/);

  for (const _ of ["just after", "from the cache"]) await expectClosed(await guest.get(path, asBrowser));
  for (const path of ["/", "/lessons", "/lessons?owned=yes"]) {
    await page.request.get(path, asBrowser);
    const text = await (await guest.get(path, asBrowser)).text();
    expect(text).toContain("Join");
    for (const word of [member.email, "Sign out", "Owned"]) expect(text).not.toContain(word);
  }

  async function expectClosed(answer: APIResponse) {
    const text = await answer.text();
    expect(text).toContain(lesson.title);
    expect(text).toContain("Join");
    expect(text).not.toContain(lesson.secret);
  }
});

const asBrowser = { headers: { accept: "text/html" } };

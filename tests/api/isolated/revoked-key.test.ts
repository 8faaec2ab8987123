import { expect, test } from "vitest";
import { createLearner } from "../../support/http/accounts.ts";
import { cookieOf, wordsOf } from "../../support/http/pages.ts";
import { ask } from "../../support/http/shop-client.ts";

async function setSigningKeys(change: object) {
  const url = new URL("/_sandbox/signing-keys", process.env.NEXT_PUBLIC_SUPABASE_URL);
  const { status } = await fetch(url, { method: "PUT", body: JSON.stringify(change) });
  expect(status).toBe(200);
}

test("while the shop still knows a key that the database refuses, its sessions are guests", async () => {
  const member = await createLearner();
  const cookie = await cookieOf(member);
  const visit = (path: string) => ask(path, { headers: { cookie } });
  expect((await visit("/library")).status).toBe(200);
  await setSigningKeys({ rotate: true });
  await setSigningKeys({ revokeOlder: true });
  for (const path of ["/library", "/profile", "/studio/profile", "/credits", "/settings/delete"]) {
    const { status, headers } = await visit(path);
    expect([path, status, headers.get("location")]).toEqual([
      path,
      307,
      `/sign-in?next=${encodeURIComponent(path)}`,
    ]);
  }
  for (const path of ["/", "/lessons", "/lessons/kerning", "/checkout/cancel?lesson=kerning", "/sign-in"]) {
    const { status, text } = await visit(path);
    expect([path, status]).toEqual([path, 200]);
    expect(wordsOf(text)).toMatch(/ Sign in Join /);
  }
  expect((await ask("/api/credits", { token: member.token })).status).toBe(401);
});

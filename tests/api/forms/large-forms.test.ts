import { expect, test } from "vitest";
import { createLearner, password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";

const MiB = 1024 * 1024;

// One picture is too large for the form, another for its field only.
test.each([
  ["/studio/profile", 4.5 * MiB, 413, "A picture may be at most 4 MB."],
  ["/studio/profile", 4.1 * MiB, 303, "This picture is larger than 4 MB."],
] as const)("a form of %s with %d bytes is answered by %d", async (path, bytes, status, sentence) => {
  const cookie = await sessionCookie({ email: (await createLearner()).email, password });
  const form = new FormData();
  form.set("formName", "save-creator-profile");
  form.set("name", "Ada Okafor");
  form.set("slug", "ada-okafor");
  form.set("bio", "I typed this.");
  form.set("picture", new File([new Uint8Array(bytes)], "me.jpg", { type: "image/jpeg" }));
  const answer = await ask(path, { method: "POST", form, headers: { cookie, origin: shopUrl } });
  expect(answer.status).toBe(status);
  const flash = decodeURIComponent(answer.headers.getSetCookie().join());
  expect(answer.text + flash).toContain(sentence);
  if (status === 303) expect(flash).toContain("I typed this.");
});

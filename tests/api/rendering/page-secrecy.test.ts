import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { variantSegment } from "@/lib/rendering/variant-segment";
import { createCompletedPurchase, createPaidPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { type Account, createLearner, password } from "../../support/http/accounts.ts";
import { getEffects } from "../../support/http/effects.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { shopUrl } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

/** The ways in which a browser, or a client without one, can ask for a page. */
const requests: [name: string, headers: Record<string, string>][] = [
  ["as HTML", { accept: "text/html" }],
  ["as React's payload", { rsc: "1" }],
  ["as a prefetch", { rsc: "1", "next-router-prefetch": "1" }],
  ["as a segment", { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }],
];

describe("a paid lesson's page, plain over HTTP", () => {
  test("its buyer and its creator read it", async () => {
    const { lesson, learner, creator } = await createSecretLesson();
    expect(await read(lesson.path, await cookieOf(learner))).toContain(lesson.secret);
    expect(await read(lesson.path, await cookieOf(creator))).toContain(lesson.secret);
  });

  test.each(sample(requests, 2))(
    "a visitor gets no sentence of it %s, even after its buyer was there",
    async (_name, headers) => {
      const { lesson, learner } = await createSecretLesson();
      await read(lesson.path, await cookieOf(learner));
      const page = await read(lesson.path, headers);
      expect(page).not.toContain(lesson.secret);
      expect(page.length).toBeGreaterThan(0);
    },
  );

  test.each(sample(requests, 2))("another learner gets no sentence of it %s", async (_name, headers) => {
    const { lesson, learner } = await createSecretLesson();
    await read(lesson.path, await cookieOf(learner));
    const stranger = await cookieOf(await createLearner());
    expect(await read(lesson.path, { ...headers, ...stranger })).not.toContain(lesson.secret);
  });

  test("nor does anyone who requests the internal path", async () => {
    const { lesson } = await createSecretLesson();
    for (const variant of [variantSegment("member", "en"), variantSegment("guest", "en"), "_"]) {
      expect(await read(`/${variant}${lesson.path}`)).not.toContain(lesson.secret);
    }
    const cookies = ["lectern-auth=base64-e30", "lectern-auth=x", "lectern-auth.0=base64-e30"];
    for (const cookie of cookies) expect(await read(lesson.path, { cookie })).not.toContain(lesson.secret);
  });

  test("a refunded learner reads it no more", async () => {
    const { lesson, learner, purchaseId } = await createSecretLesson();
    await sql`update public.purchases set status = 'refunded', refunded_amount = amount where id = ${purchaseId}`;
    expect(await read(lesson.path, await cookieOf(learner))).not.toContain(lesson.secret);
  });
});

describe("42: the success page with another person's session", () => {
  test.each(["a visitor", "another learner"])(
    "%s: shows nothing of it, records nothing, signs no one in",
    async (who) => {
      const { sessionId, purchaseId, lessonId } = await createPaidPurchase();
      const title = `Lesson ${randomUUID()}`;
      await sql`update public.lessons set title = ${title} where id = ${lessonId}`;
      const headers = who === "a visitor" ? {} : await cookieOf(await createLearner());
      const response = await fetch(`${shopUrl}/checkout/success?session_id=${sessionId}`, { headers });
      const page = await response.text();
      expect(response.status).toBeLessThan(500);
      for (const secret of [title, `l-${lessonId}`, purchaseId]) expect(page).not.toContain(secret);
      expect(response.headers.getSetCookie().filter((cookie) => /lectern-auth[^=]*=./.test(cookie))).toEqual(
        [],
      );
      expect((await getEffects(purchaseId)).purchase.status).toBe("pending");
    },
  );

  test.each(["cs_test_invented", "", "%00", "cs_1'", "<script>"])(
    "an invented one, %j: a page, not a crash",
    async (id) => {
      const headers = await cookieOf(await createLearner());
      const response = await fetch(`${shopUrl}/checkout/success?session_id=${encodeURIComponent(id)}`, {
        headers,
      });
      expect(response.status).toBeLessThan(500);
    },
  );
});

/** A person has bought a lesson whose body has a unique sentence. */
async function createSecretLesson() {
  const purchase = await createCompletedPurchase();
  const secret = `Sentence ${randomUUID()}.`;
  await sql`update public.lesson_contents set body = ${`# Read\n\n${secret}`} where lesson_id = ${purchase.lessonId}`;
  return { ...purchase, lesson: { secret, path: `/lessons/l-${purchase.lessonId}` } };
}

const cookieOf = async ({ email }: Account) => ({ cookie: await sessionCookie({ email, password }) });

const read = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(`${shopUrl}${path}`, { headers })).text();

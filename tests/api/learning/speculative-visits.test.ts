import { expect, test } from "vitest";
import { createCompletedPurchase } from "../../support/database/checkouts.ts";
import { sql } from "../../support/database/database.ts";
import { password } from "../../support/http/accounts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { ask } from "../../support/http/shop-client.ts";
import { until } from "../../support/until.ts";

const ahead: Record<string, string>[] = [
  { "sec-purpose": "prefetch" },
  { "sec-purpose": "prefetch;prerender" },
  { purpose: "prefetch" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
];

test("a lesson that is loaded ahead is not opened; visiting it, or showing what was loaded, is", async () => {
  const { learner, lessonId } = await createCompletedPurchase();
  const path = `/lessons/l-${lessonId}`;
  const cookie = await sessionCookie({ email: learner.email, password });
  const visits = async () => {
    const [row] = await sql<{ opened: number; begun: number }[]>`
      select (select count(*)::int from public.lesson_openings where lesson_id = ${lessonId}) as opened,
        (select count(*)::int from public.lesson_progress where lesson_id = ${lessonId}) as begun`;
    return row;
  };
  for (const headers of ahead) {
    const load = (url: string) => ask(url, { headers: { accept: "text/html", cookie, ...headers } });
    const first = await load(path);
    // Next sends its router's requests to a URL of their own.
    const { status } = first.status === 307 ? await load(first.headers.get("location") ?? "") : first;
    expect(status).toBe(200);
  }
  // Recorded after its answer, and after the one before it.
  expect(await visits()).toEqual({ opened: 0, begun: 0 });
  const shown = await ask(`/api/lessons/${lessonId}/progress`, { token: learner.token, body: {} });
  expect(shown.status).toBe(200);
  expect(await visits()).toEqual({ opened: 1, begun: 1 });

  const other = await createCompletedPurchase();
  const otherCookie = await sessionCookie({ email: other.learner.email, password });
  await ask(`/lessons/l-${other.lessonId}`, { headers: { accept: "text/html", cookie: otherCookie } });
  await until("the opening", async () => {
    const rows = await sql`select from public.lesson_openings where lesson_id = ${other.lessonId}`;
    return rows.length > 0;
  });
});

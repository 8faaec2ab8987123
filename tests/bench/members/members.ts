import { createClient } from "@supabase/supabase-js";
import { withBuiltShop } from "../../support/http/built-shop.ts";
import { countVisit } from "../../support/http/request-counts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { startEmptyApp } from "../pages/empty-app.ts";
import { measure, type Target } from "../pages/measure.ts";

const password = "lectern-demo";
const learner = "ada@lectern.test";
const creator = "ines@lectern.test";

/**
 * Pages with whose they are, and the least of the pages per second of a page with one read: about two thirds of what
 * docs/performance.md shows.
 */
const pages: [name: string, path: string, email: string, atLeast: number][] = [
  ["home", "/", learner, 0.27],
  ["catalogue", "/lessons", learner, 0.32],
  ["lesson", "/lessons/kerning", learner, 0.25],
  ["library", "/library", learner, 0.25],
  ["profile", "/profile", learner, 0.21],
  ["credits", "/credits", learner, 0.33],
  ["settings", "/settings", learner, 0.5],
  ["studio", "/studio", creator, 0.15],
  ["sales", "/sales", creator, 0.11],
  ["earnings", "/studio/earnings", creator, 0.08],
];

/** Of every page. */
const limits = { requests: 5, steps: 3 };

/**
 * Members' pages beside a dynamic page of Next with one read, in turns: requests to Supabase, steps (requests that wait
 * for the answer of an earlier one), pages per second. @returns what is beyond a limit
 */
export async function benchMembers(options: { seconds: number; rounds: number }): Promise<string[]> {
  const faults: string[] = [];
  await withBuiltShop(async (shop) => {
    const plain = await startEmptyApp(shop.folder);
    try {
      const targets: Target[] = [await plainTarget(plain.url)];
      for (const [name, path, email] of pages) {
        const cookie = await sessionCookie({ email, password });
        targets.push({ name, url: `${shop.url}${path}`, headers: { accept: "text/html", cookie } });
      }
      const speeds = await measure(targets, { ms: options.seconds * 1000, rounds: options.rounds });
      const perSecond = (name: string) => speeds.get(name)?.perSecond ?? Number.NaN;
      console.log("| page | requests | steps | pages/s | of one read |\n| --- | --- | --- | --- | --- |");
      console.log(`| one read | 1 | 1 | ${perSecond("one read").toFixed(0)} | 1 |`);
      for (const [name, path, email, atLeast] of pages) {
        const { counts } = await countVisit(shop, path, await sessionCookie({ email, password }));
        const { requests, steps } = counts;
        const ratio = perSecond(name) / perSecond("one read");
        const row = [name, requests, steps, perSecond(name).toFixed(0), ratio.toFixed(2)];
        console.log(`| ${row.join(" | ")} |`);
        if (requests > limits.requests || steps > limits.steps || !(ratio >= atLeast))
          faults.push(`${name}: ${requests} requests in ${steps} steps, ${ratio.toFixed(2)} of one read`);
      }
    } finally {
      await plain.stop();
    }
  });
  return faults;
}

async function plainTarget(url: string): Promise<Target> {
  const { NEXT_PUBLIC_SUPABASE_URL = "", NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY = "" } = process.env;
  const client = createClient(NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY);
  const { data, error } = await client.auth.signInWithPassword({ email: learner, password });
  if (error) throw error;
  const headers = { accept: "text/html", authorization: `Bearer ${data.session.access_token}` };
  return { name: "one read", url: `${url}/read`, headers };
}

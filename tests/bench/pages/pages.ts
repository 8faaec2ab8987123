import { emptyPage } from "../../support/browser/empty-page.ts";
import { withBuiltShop } from "../../support/http/built-shop.ts";
import { scriptBytes } from "../../support/http/page-scripts.ts";
import { sessionCookie } from "../../support/http/session-cookie.ts";
import { startEmptyApp } from "./empty-app.ts";
import { measure, type Target } from "./measure.ts";
import { judge, tableOf } from "./table.ts";

const pages = { home: "/", catalogue: "/lessons", lesson: "/lessons/kerning" };
type Options = { encoding: string; seconds: number; rounds: number };

/** Measures guests’ pages relative to an empty Next page and to members’ pages. @returns what is too slow */
export async function benchPages({ encoding, seconds, rounds }: Options): Promise<string[]> {
  const faults: string[] = [];
  await withBuiltShop(async ({ url, folder }) => {
    const empty = await startEmptyApp(folder);
    try {
      faults.push(...(await checkEmptyPage(empty.url)));
      const cookie = await sessionCookie({ email: "ada@lectern.test", password: "lectern-demo" });
      const headers = { accept: "text/html", "accept-encoding": encoding };
      const targets: Target[] = [{ name: "empty", url: empty.url, headers }];
      for (const [name, path] of Object.entries(pages)) {
        targets.push({ name: `${name}, guest`, url: `${url}${path}`, headers });
        targets.push({ name: `${name}, member`, url: `${url}${path}`, headers: { ...headers, cookie } });
      }
      const speeds = await measure(targets, { ms: seconds * 1000, rounds });
      console.log(tableOf(Object.keys(pages), speeds));
      faults.push(...judge(Object.keys(pages), speeds));
    } finally {
      await empty.stop();
    }
  });
  return faults;
}

/** Its scripts must weigh what the script budget is relative to. */
async function checkEmptyPage(url: string): Promise<string[]> {
  const answer = await fetch(url);
  if (answer.headers.has("x-request-id")) throw new Error("The empty page goes through the shop's proxy.");
  const bytes = await scriptBytes(await answer.text(), url);
  return bytes === emptyPage.scriptBytes
    ? []
    : [`tests/support/browser/empty-page.ts says ${emptyPage.scriptBytes}, but it is ${bytes} bytes.`];
}

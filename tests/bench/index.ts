import { parseArgs } from "node:util";
import { emptyPage } from "../support/browser/empty-page.ts";
import { withBuiltShop } from "../support/http/built-shop.ts";
import { scriptBytes } from "../support/http/page-scripts.ts";
import { sessionCookie } from "../support/http/session-cookie.ts";
import { startEmptyApp } from "./empty-app.ts";
import { measure, type Target } from "./measure.ts";
import { judge, tableOf } from "./table.ts";

// `npm run bench`: the speed of guests' pages relative to an empty Next page and to members' pages.
// `--encoding identity` measures without compression; `--seconds` is the length of each measurement.

const pages = { home: "/", catalogue: "/lessons", lesson: "/lessons/kerning" };
const { values } = parseArgs({
  options: {
    encoding: { type: "string", default: "gzip" },
    seconds: { type: "string", default: "1" },
    rounds: { type: "string", default: "5" },
  },
});

await withBuiltShop(async ({ url, folder }) => {
  const empty = await startEmptyApp(folder);
  try {
    await checkEmptyPage(empty.url);
    const cookie = await sessionCookie({ email: "ada@lectern.test", password: "lectern-demo" });
    const headers = { accept: "text/html", "accept-encoding": values.encoding };
    const targets: Target[] = [{ name: "empty", url: empty.url, headers }];
    for (const [name, path] of Object.entries(pages)) {
      targets.push({ name: `${name}, guest`, url: `${url}${path}`, headers });
      targets.push({ name: `${name}, member`, url: `${url}${path}`, headers: { ...headers, cookie } });
    }
    const ms = Number(values.seconds) * 1000;
    const speeds = await measure(targets, { ms, rounds: Number(values.rounds) });
    console.log(tableOf(Object.keys(pages), speeds));
    const faults = judge(Object.keys(pages), speeds);
    for (const fault of faults) console.error(fault);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await empty.stop();
  }
});

/** Its scripts must weigh what the script budget is relative to. */
async function checkEmptyPage(url: string) {
  const answer = await fetch(url);
  if (answer.headers.has("x-request-id")) throw new Error("The empty page goes through the shop's proxy.");
  const bytes = await scriptBytes(await answer.text(), url);
  if (bytes === emptyPage.scriptBytes) return;
  console.error(
    `tests/support/browser/empty-page.ts says ${emptyPage.scriptBytes}, but it is ${bytes} bytes.`,
  );
  process.exitCode = 1;
}

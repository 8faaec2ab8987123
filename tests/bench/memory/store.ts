import { randomUUID } from "node:crypto";
import { get } from "node:http";
import { buffer } from "node:stream/consumers";
import postgres from "postgres";
import { isOwnLine } from "../../../lib/rendering/page-cache/cached-page.ts";
import { PageCache } from "../../../lib/rendering/page-cache/page-cache.ts";
import { withBuiltShop } from "../../support/http/built-shop.ts";
import { copyLessons } from "../pages/copy-lessons.ts";

const megabytes = 128;
const lessons = 10_000;
/** Different pages that are visited; each then stands for as many lessons, with bytes of its own. */
const visited = 100;
const version = "1";

/** How many lessons' pages the page cache holds in its memory by default. @returns what is missing */
export async function benchStore(): Promise<string[]> {
  const visits = await visitLessons();
  const cache = new PageCache(megabytes * 1024 * 1024);
  cache.expireAll(version);
  globalThis.gc?.();
  const before = process.memoryUsage();
  for (const { path, headers, br } of visits)
    for (let copy = 0; copy < lessons / visited; copy += 1) store(cache, `${path}-${copy}`, headers, br);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const { pages, bytes } = cache.usage;
  const sizes = {
    "counted by the cache": bytes,
    "more in use by JavaScript": after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers,
    "more resident": after.rss - before.rss,
  };
  for (const [what, size] of Object.entries(sizes))
    console.log(`${pages} pages: ${mebibytes(size)} MiB ${what}, ${Math.round(size / pages)} bytes each`);
  return pages === lessons ? [] : [`${megabytes} MiB hold ${pages} pages, not ${lessons}`];
}

async function visitLessons() {
  const visits: ({ path: string } & Awaited<ReturnType<typeof visit>>)[] = [];
  await withBuiltShop(async ({ url }) => {
    await fetch(`${url}/api/jobs/maintenance`, {
      method: "POST",
      headers: { authorization: `Bearer ${process.env.CRON_SECRET}` },
    });
    const sql = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
    const paths = await copyLessons(sql, visited);
    await sql.end();
    for (const path of paths) visits.push({ path, ...(await visit(`${url}${path}`)) });
  });
  return visits;
}

/** As one page of its own: with its body, policy, validator and content key. */
function store(cache: PageCache, path: string, headers: string[], br: Buffer): void {
  const ownHeaders = headers.map((line) => (isOwnLine(line) ? Buffer.from(line).toString("latin1") : line));
  const page = {
    status: 200,
    headers: ownHeaders,
    etag: `"${randomUUID()}"`,
    bodies: { br: Buffer.from(new Uint8Array(br).buffer) },
  };
  cache.set(`shared~en ${path}`, page);
  cache.setContent(`shared~en ${path}`, page, { contentKey: randomUUID(), version });
}

const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);

/** What the page cache keeps of a page: its headers, and its body in Brotli. */
function visit(url: string): Promise<{ headers: string[]; br: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { headers: { accept: "text/html", "accept-encoding": "br" } }, (answer) => {
      if (answer.headers["content-encoding"] !== "br") reject(new Error(`${url} is not in Brotli`));
      buffer(answer).then((br) => resolve({ headers: answer.rawHeaders, br }), reject);
    });
    sent.once("error", reject);
  });
}

import { describe, expect, test } from "vitest";
import { sql } from "../../support/database/database.ts";
import { createCreatorAccount } from "../../support/http/accounts.ts";
import { ask, shopUrl } from "../../support/http/shop-client.ts";
import { sample } from "../../support/scale.ts";

type Published = { slug: string; subject: string; price: string; currency: string };
const published = await sql<Published[]>`
  select slug, subject, price, currency from public.lessons
  where status = 'published' and creator_id::text like 'c0000000-%' order by slug`;
const hidden = await sql<{ slug: string }[]>`
  select slug from public.lessons where status <> 'published' and creator_id::text like 'c0000000-%'`;

describe("the sitemap", () => {
  test("names every published lesson and its creator, and neither drafts nor archived lessons", async () => {
    const { status, headers, text } = await ask("/sitemap.xml");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("xml");
    const urls = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);
    expect(urls).toEqual(expect.arrayContaining([`${shopUrl}/`, `${shopUrl}/lessons`]));
    expect(urls).toContain(`${shopUrl}/creators/ines-moreau`);
    for (const { slug } of published) expect(urls).toContain(`${shopUrl}/lessons/${slug}`);
    for (const { subject } of published) expect(urls).toContain(`${shopUrl}/lessons?subject=${subject}`);
    for (const { slug } of hidden) expect(urls).not.toContain(`${shopUrl}/lessons/${slug}`);
    expect(hidden).not.toEqual([]);
  });

  test("is what robots.txt leads to", async () => {
    const { status, text } = await ask("/robots.txt");
    expect(status).toBe(200);
    expect(text).toContain(`Sitemap: ${shopUrl}/sitemap.xml`);
    expect(text).toContain("Disallow: /api/");
  });
});

describe("a lesson's page", () => {
  test.each(sample(published, 6))("of $slug tells search engines the price that is asked", async (row) => {
    const { text } = await page(`/lessons/${row.slug}`);
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    const [product, course] = JSON.parse(json)["@graph"];
    for (const { offers } of [product, course]) {
      expect(Number(offers.price)).toBe(Number(row.price));
      expect(offers.priceCurrency).toBe(row.currency.toUpperCase());
    }
  });

  test("has one canonical URL, and a picture", async () => {
    const { text, headers } = await page("/lessons/kerning?utm_source=letter");
    expect(text).toContain(`<link rel="canonical" href="${shopUrl}/lessons/kerning"/>`);
    expect(text).toContain(
      `<meta property="og:image" content="${shopUrl}/images/lessons/kerning?price=1200usd"/>`,
    );
    expect(headers.get("x-robots-tag")).toBeNull();
  });
});

test("a creator without a published lesson is in no sitemap and not for an index; one with a lesson is", async () => {
  const { id } = await createCreatorAccount();
  const [creator] = await sql<{ slug: string }[]>`select slug from public.creators where id = ${id}`;
  const mark = '<meta name="robots" content="noindex"/>';
  expect((await page(`/creators/${creator?.slug}`)).text).toContain(mark);
  expect((await page("/creators/ines-moreau")).text).not.toContain(mark);
  expect((await ask("/sitemap.xml")).text).not.toContain(`/creators/${creator?.slug}<`);
});

test("a page of search results is not for an index and claims to be no other page", async () => {
  const { text } = await page("/lessons?q=ink");
  expect(text).toContain('<meta name="robots" content="noindex, follow"/>');
  expect(text).not.toContain('rel="canonical"');
  expect((await page("/lessons")).text).toContain(`<link rel="canonical" href="${shopUrl}/lessons"/>`);
});

test.each(["/", "/lessons", "/lessons?subject=music", "/lessons/kerning", "/creators/ines-moreau"])(
  "%s has one canonical URL",
  async (path) => {
    const { text } = await page(path);
    const [, canonical] = /<link rel="canonical" href="(.*?)"/.exec(text) ?? [];
    const [, shared] = /<meta property="og:url" content="(.*?)"/.exec(text) ?? [];
    expect(canonical).toBe(new URL(path, shopUrl).href.replace(/\/$/, ""));
    expect(shared).toBe(canonical);
    expect(text).toContain('<meta property="og:site_name" content="Lectern"/>');
    expect(text).toContain('<meta property="og:image" ');
  },
);

test.each(["/sign-in", "/settings", "/profile", "/checkout/success", "/purchases/x", "/sales"])(
  "%s is not for an index",
  async (path) => {
    expect((await page(path)).headers.get("x-robots-tag")).toBe("noindex");
  },
);

describe("a shared URL has a picture", () => {
  test.each(["/images/shop", "/images/lessons/kerning", "/images/lessons/a-small-language"])(
    "%s is a PNG of 1200 × 630 that may be kept",
    async (path) => {
      const answer = await fetch(shopUrl + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("image/png");
      expect(answer.headers.get("cache-control")).toBe("public, max-age=3600");
      const png = new DataView(await answer.arrayBuffer());
      expect(png.getUint32(0)).toBe(0x89504e47);
      expect([png.getUint32(16), png.getUint32(20)]).toEqual([1200, 630]);
    },
  );

  test("of its own: neither another lesson's nor the shop's", async () => {
    const paths = ["/images/shop", "/images/lessons/kerning", "/images/lessons/a-small-language"];
    const pictures = await Promise.all(paths.map(async (path) => (await fetch(shopUrl + path)).bytes()));
    expect(new Set(pictures.map((png) => Buffer.from(png).toString("base64"))).size).toBe(paths.length);
  });

  test("but a lesson that is unknown or not published has none", async () => {
    expect((await ask("/images/lessons/no-such-lesson")).status).toBe(404);
    for (const { slug } of hidden) expect((await ask(`/images/lessons/${slug}`)).status).toBe(404);
  });
});

const page = (path: string) => ask(path, { headers: { accept: "text/html" } });

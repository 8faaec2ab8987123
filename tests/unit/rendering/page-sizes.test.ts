import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Where it is written how many lessons a page shows, and how many its content key is made of. */
const sizes: Record<string, [[file: string, size: RegExp], [file: string, size: RegExp]]> = {
  "newest lessons of the home page": [
    ["app/[variant]/(shop)/(home)/page.tsx", /const newest = (\d+);/],
    ["supabase/migrations/20261121002110_page_keys.sql", /order by published_at desc, id desc limit (\d+)/],
  ],
  "lessons of a page of the catalogue": [
    ["lib/catalogue/search/search.ts", /const lessonsPerPage = (\d+);/],
    ["supabase/migrations/20261121001850_search_lessons.sql", /max_rows integer default (\d+)/],
  ],
  "related lessons": [
    ["app/[variant]/(shop)/lessons/[slug]/related-lessons.tsx", /const shown = (\d+);/],
    ["supabase/migrations/20261121002110_page_keys.sql", /list_related_lessons\(lesson_id, (\d+)\)/],
  ],
};

test.each(Object.entries(sizes))("a page and its content key have as many %s", (_what, places) => {
  const [shown, keyed] = places.map(([file, size]) => size.exec(readFileSync(file, "utf8"))?.[1]);
  expect(shown).toEqual(expect.any(String));
  expect(keyed).toBe(shown);
});

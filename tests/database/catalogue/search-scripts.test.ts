import { describe, expect, test } from "vitest";
import { withRollback } from "../../support/database/database.ts";
import { searchScripts } from "../../support/database/search-scripts.ts";
import { createLessonSet, search } from "../../support/database/searchable-lessons.ts";

describe.each(Object.entries(searchScripts))("%s", (_kind, rows) => {
  test.each(rows)("%s", (title, finds, doesNotFind) =>
    withRollback(async (tx) => {
      const mine = await createLessonSet(tx, { it: { title } });
      const isFound = async (words: string) => {
        const { names, partial, spellingSuggestion } = await search(tx, { words }, mine);
        return names.length > 0 && !partial && spellingSuggestion === null;
      };
      const found: string[] = [];
      for (const words of [...finds, ...doesNotFind]) if (await isFound(words)) found.push(words);
      expect(found).toEqual(finds);
    })(),
  );
});

import { expect, test } from "vitest";
import { createContentKeys } from "@/lib/rendering/page-cache/content-keys";

/** A database that answers when it is told to. */
function createReader() {
  const reads: { paths: string[]; end: (error?: Error) => void }[] = [];
  const warnings: string[] = [];
  const readKey = createContentKeys(
    (paths) =>
      new Promise((resolve, reject) => {
        const keys = Object.fromEntries(paths.map((path) => [path, `key of ${path}`]));
        reads.push({ paths, end: (error) => (error ? reject(error) : resolve({ version: "1", keys })) });
      }),
    (_fields, message) => warnings.push(message),
  );
  return { reads, warnings, readKey };
}

test("what is asked for during a read is read together by the next, each page once", async () => {
  const { reads, readKey } = createReader();
  const keys = ["/a", "/b", "/c", "/b"].map(readKey);
  expect(reads.map(({ paths }) => paths)).toEqual([["/a"]]);
  reads[0]?.end();
  expect(await keys[0]).toEqual({ contentKey: "key of /a", version: "1" });
  expect(reads[1]?.paths).toEqual(["/b", "/c"]);
  reads[1]?.end();
  expect(await Promise.all(keys.slice(1))).toMatchObject([
    { contentKey: "key of /b" },
    { contentKey: "key of /c" },
    { contentKey: "key of /b" },
  ]);
});

test("however many are asked for, one read is for at most fifty", async () => {
  const { reads, readKey } = createReader();
  const keys = Array.from({ length: 120 }, (_, i) => readKey(`/lessons/${i}`));
  for (const until of [0, 50, 100, 119]) {
    reads.at(-1)?.end();
    await keys[until];
  }
  expect(reads.map(({ paths }) => paths.length)).toEqual([1, 50, 50, 19]);
});

test("a read that fails rejects what it was for, and nothing else", async () => {
  const { reads, readKey } = createReader();
  const [first, second] = [readKey("/a"), readKey("/b")];
  reads[0]?.end(new Error("database: down"));
  await expect(first).rejects.toThrow("down");
  reads[1]?.end();
  expect(await second).toMatchObject({ contentKey: "key of /b" });
});

test("an outage is logged once, and so is its end", async () => {
  const { reads, warnings, readKey } = createReader();
  const readAs = async (error?: Error) => {
    const key = readKey("/a").catch(() => {});
    reads.at(-1)?.end(error);
    await key;
  };
  for (const error of [undefined, new Error("down"), new Error("down"), undefined, undefined])
    await readAs(error);
  expect(warnings).toEqual(["content keys are not readable", "content keys are readable again"]);
});

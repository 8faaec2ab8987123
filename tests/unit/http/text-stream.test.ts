import { expect, test } from "vitest";
import { textStream } from "@/lib/http/text-stream";

async function* texts(made: string[], failing: boolean) {
  try {
    for (const text of ["a", "é", "c"]) {
      made.push(text);
      yield text;
    }
    if (failing) throw new Error("the database is down");
  } finally {
    made.push("end");
  }
}

test("is the texts as UTF-8", async () => {
  expect(await new Response(textStream(texts([], false), "a test", "r")).text()).toBe("aéc");
});

test("breaks off when they fail, so that a part is not taken for the whole", async () => {
  await expect(new Response(textStream(texts([], true), "a test", "r")).text()).rejects.toThrow("down");
});

test("makes no text before it is read, and none after its reader stops", async () => {
  const made: string[] = [];
  const reader = textStream(texts(made, false), "a test", "r").getReader();
  expect(made).toEqual([]);
  await reader.read();
  expect(made).toEqual(["a"]);
  await reader.cancel();
  expect(made).toEqual(["a", "end"]);
});

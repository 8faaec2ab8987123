import { expect, test } from "vitest";
import { countRequest, countRequests, countSteps } from "@/lib/supabase/request-counter";

const never = Number.POSITIVE_INFINITY;

// biome-ignore format: a table
test.each<[what: string, steps: number, spans: [sent: number, answered: number][]]>([
  ["no request",                                          0, []],
  ["one",                                                 1, [[0, 5]]],
  ["a chain",                                             3, [[0, 5], [5, 9], [10, 12]]],
  ["a chain, told in another order",                      3, [[10, 12], [0, 5], [5, 9]]],
  ["side by side",                                        1, [[0, 5], [0, 6], [1, 7]]],
  ["overlapping, each with the next",                     2, [[0, 4], [3, 7], [6, 10]]],
  ["a chain beside one that takes as long as all of it",  3, [[0, 30], [0, 5], [6, 9], [10, 12]]],
  ["two, then two that wait for both",                    2, [[0, 5], [0, 9], [9, 12], [9, 15]]],
  ["one that is not answered",                            1, [[0, never]]],
  ["side by side, not answered",                          1, [[0, never], [1, never]]],
  ["one after an answer, not answered itself",            2, [[0, 5], [6, never]]],
])("%s: %i", (_what, steps, spans) => {
  expect(countSteps(spans.map(([sent, answered]) => ({ sent, answered })))).toBe(steps);
});

/** A request that is answered when `answer` is called. */
function createRequest() {
  const { promise, resolve } = Promise.withResolvers<Response>();
  return { send: () => countRequest(() => promise), answer: () => resolve(new Response()) };
}

test("of visits at once each is told its own requests, one after the other", async () => {
  const [first, second, other] = [createRequest(), createRequest(), createRequest()];
  const pages: Promise<unknown>[] = [];
  const ofPage = countRequests(() => pages.push(first.send().then(second.send)));
  const ofOther = countRequests(() => pages.push(other.send()));
  expect(ofPage()).toEqual({ requests: 1, steps: 1 });
  first.answer();
  other.answer();
  second.answer();
  await Promise.all(pages);
  expect(ofPage()).toEqual({ requests: 2, steps: 2 });
  expect(ofOther()).toEqual({ requests: 1, steps: 1 });
});

test("a request that fails is counted, and one of no visit is nobody's", async () => {
  const pages: Promise<unknown>[] = [];
  const fail = () => countRequest(() => Promise.reject(new Error("down"))).catch(() => {});
  const ofPage = countRequests(() => pages.push(fail().then(fail)));
  await countRequest(async () => new Response());
  await Promise.all(pages);
  expect(ofPage()).toEqual({ requests: 2, steps: 2 });
});

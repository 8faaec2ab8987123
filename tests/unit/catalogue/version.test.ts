import { expect, test } from "vitest";
import { watchCatalogueVersion } from "@/lib/catalogue/version";

/** A catalogue whose edition, clock and mishaps the test decides. */
function createStory() {
  const details = {
    edition: "1",
    time: 0,
    asked: 0,
    changes: 0,
    warnings: [] as string[],
    ask: async () => details.edition,
  };
  const visit = watchCatalogueVersion(
    async () => {
      details.changes += 1;
    },
    {
      ask: () => {
        details.asked += 1;
        return details.ask();
      },
      now: () => details.time,
      warn: (_about, words) => details.warnings.push(words),
    },
  );
  return Object.assign(details, { visit });
}

test("the first visit waits to learn the edition; those of the next half second ask nothing", async () => {
  const details = createStory();
  await details.visit();
  expect(details).toMatchObject({ asked: 1, changes: 1 });
  details.time = 499;
  expect(details.visit()).toBeUndefined();
  expect(details.asked).toBe(1);
});

test("a visit a second after a change waits until the change is known", async () => {
  const details = createStory();
  await details.visit();
  details.edition = "2";
  details.time = 1_000;
  await details.visit();
  expect(details.changes).toBe(2);
});

test("a visit sooner than that waits for nothing, and asks for the next one", async () => {
  const details = createStory();
  await details.visit();
  details.time = 600;
  expect(details.visit()).toBeUndefined();
  expect(details.asked).toBe(2);
});

test("many visits at once ask once", async () => {
  const details = createStory();
  await Promise.all([details.visit(), details.visit(), details.visit()]);
  expect(details.asked).toBe(1);
});

test("after a quiet hour every visit waits, not the first alone", async () => {
  const details = createStory();
  await details.visit();
  details.time = 3_600_000;
  details.edition = "2";
  const first = details.visit();
  details.time += 1;
  const second = details.visit();
  expect(first).toBeInstanceOf(Promise);
  expect(second).toBeInstanceOf(Promise);
  await second;
  expect(details).toMatchObject({ asked: 2, changes: 2 });
});

test("that the database is down is said once, and that it is back", async () => {
  const details = createStory();
  await details.visit();
  const { ask } = details;
  details.ask = () => Promise.reject(new Error("down"));
  for (const time of [1_000, 2_000]) {
    details.time = time;
    await details.visit();
  }
  expect(details.warnings).toEqual(["the catalogue's changes are not seen"]);
  details.ask = ask;
  for (const time of [3_000, 4_000]) {
    details.time = time;
    await details.visit();
  }
  expect(details.warnings).toEqual([
    "the catalogue's changes are not seen",
    "the catalogue is followed again",
  ]);
});

test("a change is told twice, for what was being made meanwhile, and then no more", async () => {
  const details = createStory();
  for (const time of [0, 1_000, 2_000, 3_000]) {
    details.time = time;
    await details.visit();
  }
  expect(details).toMatchObject({ asked: 4, changes: 2 });
});

test("while the database is down visits go on, nothing changes, and a change is seen afterwards", async () => {
  const details = createStory();
  await details.visit();
  const { ask } = details;
  details.ask = () => Promise.reject(new Error("down"));
  details.time = 1_000;
  await details.visit();
  expect(details.changes).toBe(1);
  details.ask = ask;
  details.edition = "2";
  details.time = 2_000;
  await details.visit();
  expect(details.changes).toBe(2);
});

test("a change that could not be told is told at the next visit", async () => {
  const times: number[] = [];
  let time = 0;
  const visit = watchCatalogueVersion(
    async () => {
      times.push(time);
      if (times.length === 1) throw new Error("not yet");
    },
    { ask: async () => "1", now: () => time, warn: () => {} },
  );
  await visit();
  time = 1_000;
  await visit();
  expect(times).toEqual([0, 1_000]);
});

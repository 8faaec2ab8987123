import { expect, test } from "vitest";
import { followCatalogue } from "@/lib/catalogue/version";

/** A catalogue whose edition, clock and mishaps the test decides. */
function createStory() {
  const story = {
    edition: "1",
    time: 0,
    asked: 0,
    changes: 0,
    warnings: [] as string[],
    ask: async () => story.edition,
  };
  const visit = followCatalogue(
    async () => {
      story.changes += 1;
    },
    {
      ask: () => {
        story.asked += 1;
        return story.ask();
      },
      now: () => story.time,
      warn: (_about, words) => story.warnings.push(words),
    },
  );
  return Object.assign(story, { visit });
}

test("the first visit waits to learn the edition; those of the next half second ask nothing", async () => {
  const story = createStory();
  await story.visit();
  expect(story).toMatchObject({ asked: 1, changes: 1 });
  story.time = 499;
  expect(story.visit()).toBeUndefined();
  expect(story.asked).toBe(1);
});

test("a visit a second after a change waits until the change is known", async () => {
  const story = createStory();
  await story.visit();
  story.edition = "2";
  story.time = 1_000;
  await story.visit();
  expect(story.changes).toBe(2);
});

test("a visit sooner than that waits for nothing, and asks for the next one", async () => {
  const story = createStory();
  await story.visit();
  story.time = 600;
  expect(story.visit()).toBeUndefined();
  expect(story.asked).toBe(2);
});

test("many visits at once ask once", async () => {
  const story = createStory();
  await Promise.all([story.visit(), story.visit(), story.visit()]);
  expect(story.asked).toBe(1);
});

test("after a quiet hour every visit waits, not the first alone", async () => {
  const story = createStory();
  await story.visit();
  story.time = 3_600_000;
  story.edition = "2";
  const first = story.visit();
  story.time += 1;
  const second = story.visit();
  expect(first).toBeInstanceOf(Promise);
  expect(second).toBeInstanceOf(Promise);
  await second;
  expect(story).toMatchObject({ asked: 2, changes: 2 });
});

test("that the database is down is said once, and that it is back", async () => {
  const story = createStory();
  await story.visit();
  const { ask } = story;
  story.ask = () => Promise.reject(new Error("down"));
  for (const time of [1_000, 2_000]) {
    story.time = time;
    await story.visit();
  }
  expect(story.warnings).toEqual(["the catalogue's changes are not seen"]);
  story.ask = ask;
  for (const time of [3_000, 4_000]) {
    story.time = time;
    await story.visit();
  }
  expect(story.warnings).toEqual(["the catalogue's changes are not seen", "the catalogue is followed again"]);
});

test("a change is told twice, for what was being made meanwhile, and then no more", async () => {
  const story = createStory();
  for (const time of [0, 1_000, 2_000, 3_000]) {
    story.time = time;
    await story.visit();
  }
  expect(story).toMatchObject({ asked: 4, changes: 2 });
});

test("while the database is down visits go on, nothing changes, and a change is seen afterwards", async () => {
  const story = createStory();
  await story.visit();
  const { ask } = story;
  story.ask = () => Promise.reject(new Error("down"));
  story.time = 1_000;
  await story.visit();
  expect(story.changes).toBe(1);
  story.ask = ask;
  story.edition = "2";
  story.time = 2_000;
  await story.visit();
  expect(story.changes).toBe(2);
});

test("a change that could not be told is told at the next visit", async () => {
  const times: number[] = [];
  let time = 0;
  const visit = followCatalogue(
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

import { expect, onTestFinished, test, vi } from "vitest";
import { watchCatalogueVersion } from "@/lib/catalogue/version";

const settleMs = 30_000;

/** A catalogue whose version, clock and failures the test controls. */
function createCatalogue() {
  const catalogue = {
    version: "1",
    time: 0,
    queries: 0,
    changes: 0,
    settled: [] as string[],
    warnings: [] as string[],
    read: async () => catalogue.version,
  };
  const visit = watchCatalogueVersion(
    async ({ version, isSettled }) => {
      catalogue.changes += 1;
      if (isSettled) catalogue.settled.push(`${version} at ${catalogue.time}`);
    },
    {
      read: () => {
        catalogue.queries += 1;
        return catalogue.read();
      },
      now: () => catalogue.time,
      warn: (_fields, message) => catalogue.warnings.push(message),
      settleMs,
    },
  );
  return Object.assign(catalogue, { visit });
}

test("the first visit waits for the version; visits within the next half second query nothing", async () => {
  const catalogue = createCatalogue();
  await catalogue.visit();
  expect(catalogue).toMatchObject({ queries: 1, changes: 1 });
  catalogue.time = 499;
  expect(catalogue.visit()).toBeUndefined();
  expect(catalogue.queries).toBe(1);
});

test("a visit a second after a change waits until the change is read", async () => {
  const catalogue = createCatalogue();
  await catalogue.visit();
  catalogue.version = "2";
  catalogue.time = 1_000;
  await catalogue.visit();
  expect(catalogue.changes).toBe(2);
});

test("an earlier visit does not wait, but starts a query", async () => {
  const catalogue = createCatalogue();
  await catalogue.visit();
  catalogue.time = 600;
  expect(catalogue.visit()).toBeUndefined();
  expect(catalogue.queries).toBe(2);
});

test("concurrent visits share one query", async () => {
  const catalogue = createCatalogue();
  await Promise.all([catalogue.visit(), catalogue.visit(), catalogue.visit()]);
  expect(catalogue.queries).toBe(1);
});

test("after an hour without visits every concurrent visit waits, not only the first", async () => {
  const catalogue = createCatalogue();
  await catalogue.visit();
  catalogue.time = 3_600_000;
  catalogue.version = "2";
  const first = catalogue.visit();
  catalogue.time += 1;
  const second = catalogue.visit();
  expect(first).toBeInstanceOf(Promise);
  expect(second).toBeInstanceOf(Promise);
  await second;
  expect(catalogue).toMatchObject({ queries: 2, changes: 2 });
});

test("an outage is logged once, and so is its end", async () => {
  const catalogue = createCatalogue();
  await catalogue.visit();
  const { read } = catalogue;
  catalogue.read = () => Promise.reject(new Error("down"));
  for (const time of [1_000, 2_000]) {
    catalogue.time = time;
    await catalogue.visit();
  }
  expect(catalogue.warnings).toEqual(["catalogue version is not readable"]);
  catalogue.read = read;
  for (const time of [3_000, 4_000]) {
    catalogue.time = time;
    await catalogue.visit();
  }
  expect(catalogue.warnings).toEqual([
    "catalogue version is not readable",
    "catalogue version is readable again",
  ]);
});

test("a change is reported twice, for pages that were rendering meanwhile, and then no more", async () => {
  const catalogue = createCatalogue();
  for (const time of [0, 1_000, 2_000, 3_000]) {
    catalogue.time = time;
    await catalogue.visit();
  }
  expect(catalogue).toMatchObject({ queries: 4, changes: 2, settled: [] });
});

test("a version is settled once a rendering that began before it must have ended, and not if another came", async () => {
  const catalogue = createCatalogue();
  const visitAt = async (...times: number[]) => {
    for (const time of times) {
      catalogue.time = time;
      await catalogue.visit();
    }
  };
  await visitAt(0, 1_000, 20_000);
  catalogue.version = "2";
  await visitAt(21_000, 31_000, 50_999);
  expect(catalogue).toMatchObject({ changes: 4, settled: [] });
  await visitAt(52_000, 53_000);
  expect(catalogue).toMatchObject({ changes: 5, settled: ["2 at 52000"] });
  catalogue.version = "3";
  await visitAt(60_000, 600_000, 601_000);
  expect(catalogue).toMatchObject({ changes: 7, settled: ["2 at 52000", "3 at 600000"] });
});

test("during an outage visits continue without changes, and a change is reported afterwards", async () => {
  const catalogue = createCatalogue();
  await catalogue.visit();
  const { read } = catalogue;
  catalogue.read = () => Promise.reject(new Error("down"));
  catalogue.time = 1_000;
  await catalogue.visit();
  expect(catalogue.changes).toBe(1);
  catalogue.read = read;
  catalogue.version = "2";
  catalogue.time = 2_000;
  await catalogue.visit();
  expect(catalogue.changes).toBe(2);
});

test("a change whose handler failed is reported at the next visit", async () => {
  const times: number[] = [];
  let time = 0;
  const visit = watchCatalogueVersion(
    async () => {
      times.push(time);
      if (times.length === 1) throw new Error("not yet");
    },
    { read: async () => "1", now: () => time, warn: () => {}, settleMs },
  );
  await visit();
  time = 1_000;
  await visit();
  expect(times).toEqual([0, 1_000]);
});

test.each([
  ["read", { read: () => new Promise<string>(() => {}), onChange: async () => {} }],
  ["expiry", { read: async () => "1", onChange: () => new Promise<void>(() => {}) }],
])("a visit waits for a %s without an end for at most a second", async (_what, { read, onChange }) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const visit = watchCatalogueVersion(onChange, { read, now: Date.now, settleMs });
  const served: string[] = [];
  void visit()?.then(() => served.push("first"));
  await vi.advanceTimersByTimeAsync(900);
  void visit()?.then(() => served.push("second"));
  expect(served).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(served).toEqual(["first", "second"]);
});

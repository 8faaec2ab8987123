import { seededRandom } from "../../support/prng.ts";

export type Lesson = {
  id: string;
  slug: string;
  title: string;
  priceMinor: number;
  currency: string;
  /** Unix seconds. */
  publishedAt: number;
};
export type Person = { id: string; email: string; name: string };

export type Outcome =
  | "paid"
  | "paid with credits"
  | "abandoned"
  | "refunded"
  | "refunded in part"
  | "disputed"
  | "dispute won"
  | "dispute lost"
  | "debit settled"
  | "debit pending"
  | "debit failed";

/** Times in Unix seconds. */
export type PlannedPurchase = {
  buyer: Person;
  lesson: Lesson;
  beganAt: number;
  outcome: Outcome;
  /** When a refund or dispute began; a decision follows. */
  reversedAt: number;
  /** How much of the lesson was read. */
  progress?: number;
};

export const day = 86_400;

/** January first. Evenings get longer, and presents are bought. */
const months = [1.3, 1.1, 1, 0.9, 0.8, 0.7, 0.5, 0.55, 0.9, 1.05, 1.35, 1.5];
/** Sunday first. */
const weekdays = [1.35, 1, 0.9, 0.95, 1, 0.8, 1.1];
const salesOfLessonPerDay = 0.25;

/** A year of a creator's sales, the same for each day of the first start. */
export function planYear(lessons: Lesson[], readers: Person[], now: number): PlannedPurchase[] {
  const random = seededRandom(2026);
  const pickReader = readerPicker(readers, random);
  const planned: PlannedPurchase[] = [];
  const today = now - (now % day);
  for (let start = today - 364 * day; start <= today; start += day) {
    const ofDay =
      (months[new Date(start * 1000).getUTCMonth()] ?? 1) * (weekdays[(start / day + 4) % 7] ?? 1);
    for (const lesson of lessons.filter(({ publishedAt }) => publishedAt < start)) {
      const launch = 1 + 4 * Math.exp((lesson.publishedAt - start) / (5 * day));
      for (let left = poisson(salesOfLessonPerDay * ofDay * launch, random); left > 0; left--) {
        const beganAt = start + Math.floor((8 + 7 * (random() + random())) * 3600 + random() * 3600);
        const outcome = outcomeOf(lesson, random());
        const reversedAt = beganAt + Math.floor((1 + 14 * random()) * day);
        const buyer = pickReader(lesson);
        if (reversedAt < now && beganAt < now - 5 * day)
          planned.push({ buyer, lesson, beganAt, outcome, reversedAt });
        else if (beganAt < now - 3600) planned.push({ buyer, lesson, beganAt, outcome: "paid", reversedAt });
      }
    }
  }
  return [...planned, ...recent(lessons, pickReader, now)];
}

/** What each visitor finds, whatever the numbers gave: a sale of today, money on its way, a dispute to answer. */
function recent(lessons: Lesson[], pickReader: (lesson: Lesson) => Person, now: number): PlannedPurchase[] {
  const lesson = lessons.find(({ currency }) => currency === "usd");
  if (!lesson) return [];
  const before = (hours: number) => now - hours * 3600;
  const planned = { lesson, reversedAt: before(40) };
  return [
    { ...planned, buyer: pickReader(lesson), beganAt: before(150), outcome: "disputed" },
    { ...planned, buyer: pickReader(lesson), beganAt: before(30), outcome: "debit pending" },
    { ...planned, buyer: pickReader(lesson), beganAt: before(26), outcome: "abandoned" },
    { ...planned, buyer: pickReader(lesson), beganAt: before(1), outcome: "paid" },
  ];
}

/** Debits and credits are in dollars only, and a pack has 1,500 credits. */
function outcomeOf({ currency, priceMinor }: Lesson, random: number): Outcome {
  if (random < 0.1) return "abandoned";
  if (random < 0.13) return "refunded";
  if (random < 0.155) return "refunded in part";
  if (random < 0.163) return "dispute lost";
  if (random < 0.175) return "dispute won";
  if (currency !== "usd" || random > 0.24) return "paid";
  return random < 0.2
    ? "debit settled"
    : random < 0.21
      ? "debit failed"
      : priceMinor > 1500
        ? "paid"
        : "paid with credits";
}

function poisson(expected: number, random: () => number): number {
  let count = 0;
  for (let product = random(); product > Math.exp(-expected); product *= random()) count += 1;
  return count;
}

/** Nobody buys a lesson twice. */
function readerPicker(readers: Person[], random: () => number) {
  const taken = new Set<string>();
  return (lesson: Lesson): Person => {
    const free = readers.filter(({ id }) => !taken.has(id + lesson.id));
    const reader = free[Math.floor(random() * free.length)];
    if (!reader) throw new Error("There are too few readers.");
    taken.add(reader.id + lesson.id);
    return reader;
  };
}

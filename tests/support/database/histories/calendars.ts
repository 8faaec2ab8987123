/** A creator's time zone, and a second shortly before something happens to its days. */
export type Calendar = { zone: string; start: number };

const at = (time: string) => Date.parse(time) / 1000;

const calendars: Calendar[] = [
  { zone: "Europe/Berlin", start: at("2026-10-24T20:00:00Z") }, // The clocks go back.
  { zone: "Europe/Berlin", start: at("2026-03-28T20:00:00Z") }, // They go forward.
  { zone: "America/New_York", start: at("2026-10-31T20:00:00Z") }, // Back, in the night after a month's end.
  { zone: "Asia/Kathmandu", start: at("2026-10-31T18:00:00Z") }, // A quarter before midnight.
  { zone: "Australia/Lord_Howe", start: at("2026-10-03T12:00:00Z") }, // Forward, by half an hour.
];

/** The calendar of a history, by a number of its own. */
export const calendarOf = (number: number): Calendar =>
  calendars[number % calendars.length] ?? { zone: "UTC", start: at("2026-11-02T12:00:00Z") };

/** One thing that happened to a purchase, as a sentence; `note` explains it. `at` is an ISO 8601 time. */
export type TimelineEvent = { at: string; text: string; note?: string };

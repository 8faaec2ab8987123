/** Milliseconds: after the last letter; at most, while typing continues; between tries. */
export const delays = { idle: 2_000, typing: 15_000, retry: 2_000, longestRetry: 60_000 };

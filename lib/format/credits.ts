import { formatCount } from "./count.ts";

/** A number of credits with its unit: (1640, "en") → "1,640 credits", (1, "en") → "1 credit". */
export const formatCredits = (credits: number, locale: string): string =>
  `${formatCount(credits, locale)}\u00a0${credits === 1 ? "credit" : "credits"}`;

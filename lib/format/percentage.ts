import { numberFormatter } from "./formatters.ts";

/** Of a number of percent, such as 12.5, with at most two decimals. */
export const formatPercentage = (percentage: number, locale: string): string =>
  numberFormatter(locale, { style: "percent", maximumFractionDigits: 2 }).format(percentage / 100);

/** A size of a file as people read it: (1536, "en") → "1.5 kB", of 1024 bytes each; at least 0.1 kB. */
export function formatBytes(bytes: number, locale: string): string {
  const [size, unit] =
    bytes < 1024 ** 2 ? [Math.max(0.1, bytes / 1024), "kilobyte"] : [bytes / 1024 ** 2, "megabyte"];
  const digits = size < 10 ? 1 : 0;
  const options = { style: "unit", unit, maximumFractionDigits: digits, numberingSystem: "latn" } as const;
  return new Intl.NumberFormat(locale, options).format(size);
}

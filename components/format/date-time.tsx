import { formatDate, formatDateTime } from "@/lib/format/dates";
import { useLocale } from "@/lib/rendering/variant";

/** A date as the reader's locale writes it, e.g. "21 November 2026 UTC". */
export function DateOnly({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at} lang={locale} dir="auto">
      {formatDate(at, locale)}
    </time>
  );
}

/** A date with its time, e.g. "21 November 2026 at 14:05 UTC". */
export function DateTime({ at, timeZone }: { at: string; timeZone?: string | undefined }) {
  const locale = useLocale();
  return (
    <time dateTime={at} lang={locale} dir="auto" className="tabular-nums">
      {formatDateTime(at, locale, timeZone)}
    </time>
  );
}

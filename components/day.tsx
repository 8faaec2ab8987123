// UTC, so that server, cache and reader all name the same day.
const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** A date as people write it, "21 November 2026". */
export function Day({ at }: { at: string }) {
  return <time dateTime={at}>{day.format(new Date(at))}</time>;
}

/** A date with its time, "21 November 2026, 14:05 UTC". */
export function Moment({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} className="tabular-nums">
      {day.format(date)}, {time.format(date)} UTC
    </time>
  );
}

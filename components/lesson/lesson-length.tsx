/** E.g. "45 min", "2 h", "2 h 20 min". */
export function LessonLength({ minutes }: { minutes: number }) {
  return <time dateTime={`PT${minutes}M`}>{inWords(minutes)}</time>;
}

// Non-breaking spaces keep each number with its unit.
function inWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours}\u00a0h`, (rest > 0 || hours === 0) && `${rest}\u00a0min`]
    .filter(Boolean)
    .join("\u00a0");
}

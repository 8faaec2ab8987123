/** `furthest`: 0 to 1. */
export function ProgressBar({ furthest, label }: { furthest: number; label: string }) {
  const percent = percentOf(furthest);
  return (
    <div className="text-small">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-2 overflow-hidden rounded-full border border-edge bg-well"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p className="mt-1 text-soft tabular-nums">{percent === 0 ? "Just begun" : `${percent}% done`}</p>
    </div>
  );
}

/** Only a finished lesson shows 100. */
const percentOf = (furthest: number) => (furthest >= 1 ? 100 : Math.min(99, Math.round(furthest * 100)));

/** `furthest`: 0 to 1. */
export function ProgressBar({ furthest, label }: { furthest: number; label: string }) {
  const percent = percentOf(furthest);
  return (
    <div className="text-small">
      <Bar percent={percent} label={label} className="bg-well" />
      <p className="mt-1 text-soft tabular-nums">{percent === 0 ? "Just begun" : `${percent}% done`}</p>
    </div>
  );
}

/** Only a finished lesson shows 100. */
const percentOf = (furthest: number) => (furthest >= 1 ? 100 : Math.min(99, Math.round(furthest * 100)));

type BarProps = { percent: number; label: string; className: string };

/** `className`: the colour of what is still to come. */
export const Bar = ({ percent, label, className }: BarProps) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuenow={percent}
    aria-valuemin={0}
    aria-valuemax={100}
    className={`h-2 overflow-hidden rounded-full border border-edge ${className}`}
  >
    <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
  </div>
);

import { scaleBand, scaleLinear } from "d3-scale";
import { currencyOf } from "@/lib/format/currencies";
import { formatTick, type Step } from "@/lib/format/days";
import { formatCompactMoney } from "@/lib/format/money";
import { getLocale } from "@/lib/rendering/variant";
import type { Period } from "@/lib/studio/earnings/earnings-report";

type Props = { periods: Period[]; currency: string; step: Step };

/** Drawn twice, as wide as a phone and as a page, so that its letters are as large as the text beside it. */
export async function Chart(props: Props) {
  const locale = await getLocale();
  return (
    <>
      <Drawing
        {...props}
        locale={locale}
        size={{ id: "chart-narrow", width: 350, labels: 5 }}
        className="sm:hidden"
      />
      <Drawing
        {...props}
        locale={locale}
        size={{ id: "chart-wide", width: 1080, labels: 14 }}
        className="hidden sm:block"
      />
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-small text-soft">
        <Key name="Gross">
          <rect width="14" height="14" fill="var(--color-accent)" />
        </Key>
        <Key name="Reversed">
          <Hatch id="chart-key-hatch" />
          <rect width="14" height="14" fill="url(#chart-key-hatch)" stroke="var(--color-bad)" />
        </Key>
        <Key name="Yours">
          <rect y="5" width="14" height="4" fill="var(--color-ink)" />
        </Key>
      </ul>
    </>
  );
}

const Key = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <li className="flex items-center gap-2">
    <svg width="14" height="14" aria-hidden="true">
      {children}
    </svg>
    {name}
  </li>
);

/** In each drawing its own: one that is not displayed has no pattern for the others. */
const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--color-bad-wash)" />
      <rect width="2" height="6" fill="var(--color-bad)" />
    </pattern>
  </defs>
);

type DrawingProps = Props & {
  locale: string;
  size: { id: string; width: number; labels: number };
  className: string;
};

const height = 260;
const margin = { top: 12, right: 4, bottom: 30, left: 58 };

function Drawing({ periods, currency, step, locale, size: { id, width, labels }, className }: DrawingProps) {
  const x = scaleBand<string>()
    .domain(periods.map(({ start }) => start))
    .range([margin.left, width - margin.right])
    .padding(0.25);
  const lowest = Math.min(
    0,
    ...periods.map(({ reversedMinor, netMinor }) => Math.min(-reversedMinor, netMinor)),
  );
  const highest = Math.max(...periods.map(({ grossMinor }) => grossMinor), 10 ** currencyOf(currency).digits);
  const y = scaleLinear()
    .domain([lowest, highest])
    .nice(4)
    .range([height - margin.bottom, margin.top]);
  const every = Math.ceil(periods.length / labels);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      className={`${className} w-full`}
    >
      <title id={`${id}-title`}>
        {`Gross, reversed and your part by ${step}. The table below has the same figures.`}
      </title>
      <Hatch id={`${id}-hatch`} />
      {y.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line x1={margin.left} x2={width} stroke={tick === 0 ? "var(--color-edge)" : "var(--color-line)"} />
          <text x={margin.left - 8} dy="0.32em" textAnchor="end" fontSize="12" fill="var(--color-soft)">
            {formatCompactMoney(tick, currency, locale)}
          </text>
        </g>
      ))}
      {periods.map((period, index) => (
        <g key={period.start} transform={`translate(${x(period.start) ?? 0} 0)`}>
          <Bar period={period} width={x.bandwidth()} y={y} hatch={`url(#${id}-hatch)`} />
          {index % every === 0 && (
            <text
              x={x.bandwidth() / 2}
              y={height - 10}
              textAnchor="middle"
              fontSize="12"
              fill="var(--color-soft)"
            >
              {formatTick(period.start, step, locale)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

type BarProps = { period: Period; width: number; y: (minor: number) => number; hatch: string };

/** Gross above the line, reversed below it with a pattern, and a mark where the creator's part is. */
function Bar({
  period: { grossMinor, reversedMinor, netMinor, sales, reversals },
  width,
  y,
  hatch,
}: BarProps) {
  return (
    <>
      <rect y={y(grossMinor)} width={width} height={y(0) - y(grossMinor)} fill="var(--color-accent)" />
      <rect
        y={y(0)}
        width={width}
        height={y(-reversedMinor) - y(0)}
        fill={hatch}
        stroke={reversedMinor > 0 ? "var(--color-bad)" : "none"}
      />
      {sales + reversals > 0 && (
        <rect
          x={-2}
          y={y(netMinor) - 2}
          width={width + 4}
          height={4}
          fill="var(--color-ink)"
          stroke="var(--color-paper)"
        />
      )}
    </>
  );
}

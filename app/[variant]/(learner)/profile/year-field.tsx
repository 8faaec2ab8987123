import { useId } from "react";

export function YearField({ years, chosen }: { years: number[]; chosen: number | null }) {
  const id = useId();
  const offered = chosen === null || years.includes(chosen) ? years : [chosen, ...years];
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-semibold">
        Year (UTC)
      </label>
      <select
        id={id}
        name="year"
        defaultValue={chosen ?? ""}
        className="block min-h-12 rounded-control border border-edge bg-sheet px-3.5 text-body text-ink hover:border-ink"
      >
        <option value="">All years</option>
        {offered.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </div>
  );
}

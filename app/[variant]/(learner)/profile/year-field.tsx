import { Select } from "@/components/ui/select";

export function YearField({ years, chosen }: { years: number[]; chosen: number | null }) {
  const offered = chosen === null || years.includes(chosen) ? years : [chosen, ...years];
  return (
    <Select label="Year (UTC)" name="year" defaultValue={chosen ?? ""}>
      <option value="">All years</option>
      {offered.map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </Select>
  );
}

"use client";

import { useEffect, useState } from "react";
import { Select } from "@/components/ui/select";
import { areaOf, placeOf } from "@/lib/format/time-zones";

/** `suggest`: take the browser's zone until one is chosen. Without JavaScript the choice begins at `zone`. */
export function TimeZoneField({ zone, zones, suggest, error }: TimeZoneFieldProps) {
  const [chosen, choose] = useState(zone);
  useEffect(() => {
    if (suggest) choose(Intl.DateTimeFormat().resolvedOptions().timeZone);
  }, [suggest]);
  const offered = [...new Set([...zones, zone, chosen])].toSorted();
  const areas = [...new Set(offered.map(areaOf))].toSorted();
  return (
    <div>
      <Select
        label="Time zone"
        name="timeZone"
        value={chosen}
        onChange={({ target }) => choose(target.value)}
        error={error}
      >
        {areas.map((area) => (
          <Options key={area} area={area} zones={offered.filter((each) => areaOf(each) === area)} />
        ))}
      </Select>
      <p className="mt-1.5 text-small text-soft">
        Your sales, earnings and views are counted by the days of this zone. Nobody else sees it.
      </p>
    </div>
  );
}

function Options({ area, zones }: { area: string; zones: string[] }) {
  const options = zones.map((zone) => (
    <option key={zone} value={zone}>
      {placeOf(zone)}
    </option>
  ));
  return area ? <optgroup label={area}>{options}</optgroup> : options;
}

type TimeZoneFieldProps = { zone: string; zones: string[]; suggest: boolean; error?: string };

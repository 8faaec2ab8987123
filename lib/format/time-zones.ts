/** Names (IANA) of zones of places, and UTC, as this Node.js knows them: what a form offers. */
export const listTimeZones = (): string[] => ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** Whether `Intl` can write times of this zone. Postgres decides whether it can be stored. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^([A-Z]\w+\/[\w/+-]+|UTC)$/.test(name);
  } catch {
    return false;
  }
}

/** For people: "America/Argentina/Buenos_Aires" → "Argentina, Buenos Aires", to stand under its area. */
export const placeOf = (zone: string): string =>
  zone
    .split("/")
    .slice(zone.includes("/") ? 1 : 0)
    .join(", ")
    .replaceAll("_", " ");

/** "Europe/Berlin" → "Europe"; "" for UTC. */
export const areaOf = (zone: string): string => (zone.includes("/") ? (zone.split("/", 1)[0] ?? "") : "");

import zoneOfPlace from "@photostructure/tz-lookup";

/** IANA name of the time zone of a place; null outside the globe. */
export function zoneAt(latitude: number, longitude: number): string | null {
  try {
    return zoneOfPlace(latitude, longitude);
  } catch {
    return null;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const MOST_CLOCKS = 600;

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  if (clocks.size < MOST_CLOCKS) clocks.set(zone, made);
  return made;
}

/** Minutes that clocks there were ahead of UTC at that time, summer time included; null for a zone nobody knows. */
export function offsetAt(zone: string, unixSeconds: number): number | null {
  try {
    const parts = clockOf(zone).formatToParts(unixSeconds * 1000);
    const said = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d+):(\d+))?/.exec(said) ?? [];
    if (sign === undefined) return said === "GMT" ? 0 : null;
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return null;
  }
}

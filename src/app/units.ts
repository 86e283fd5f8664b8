import { computed } from "@preact/signals";
import { regionOfDevice } from "./device/region.ts";
import { settings } from "./record.ts";
import { languageCode } from "./words.ts";

export type Units = "metric" | "imperial";
/** Countries that measure in miles, feet and pounds. */
const IMPERIAL: readonly string[] = ["US", "LR", "MM"];
const ofDevice = (): Units => (IMPERIAL.includes(regionOfDevice() ?? "") ? "imperial" : "metric");
/** As the device's country measures, or by hand. */
export const units = computed<Units>(() => {
  const kept = settings.value["units"];
  return kept === "metric" || kept === "imperial" ? kept : ofDevice();
});

/** What `Intl` is asked for: English as most of the world writes it. */
export const locale = (): string => (languageCode === "en" ? "en-GB" : languageCode);
const METERS = { mile: 1609.344, kilometer: 1000, foot: 0.3048, meter: 1 } as const;
/** Making a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();
function measured(meters: number, unit: keyof typeof METERS, digits: number): string {
  const key = `${locale()} ${unit} ${digits}`;
  const shape = { style: "unit", unit, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale(), shape);
  formats.set(key, format);
  return format.format(meters / METERS[unit]);
}
/** "16.2 km" or "10.1 mi". */
export const distanceWords = (meters: number, digits = 1): string =>
  measured(meters, units.value === "imperial" ? "mile" : "kilometer", digits);
/** "420 m" or "1,378 ft". */
export const heightWords = (meters: number): string =>
  measured(meters, units.value === "imperial" ? "foot" : "meter", 0);

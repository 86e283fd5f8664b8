/** How much of a foreign unit one of ours is, by the sign that a sentence shows. */
const FOREIGN = {
  mm: { unit: "inch", of: 1 / 25.4 },
  cm: { unit: "inch", of: 1 / 2.54 },
  m: { unit: "foot", of: 1 / 0.3048 },
  km: { unit: "mile", of: 1 / 1.609344 },
  kg: { unit: "pound", of: 1 / 0.45359237 },
} as const;
const MEASURE = /(\d+(?:[.,]\d+)?)(?:\s?(–|-|to|bis)\s?(\d+(?:[.,]\d+)?))?\s(mm|cm|km|kg|m)\b/g;

/** Fields that others compare or look up: they stay as they are. */
const NOT_SHOWN = new Set(["code", "id", "sources", "title", "address"]);

/**
 * Puts inches, feet, miles and pounds behind every measure of a sentence: "keep 8 cm (3.1 in) off". What was written
 * stays, because a limit of the body is never rounded.
 */
export function withImperial(text: string, locale: string): string {
  return text.replaceAll(
    MEASURE,
    (all, from: string, dash: string | undefined, to: string | undefined, sign: string) => {
      const { unit, of } = FOREIGN[sign as keyof typeof FOREIGN];
      const shape = { style: "unit", unit, maximumFractionDigits: 1 } as const;
      const shown = (written: string): string =>
        new Intl.NumberFormat(locale, shape).format(Number(written.replace(",", ".")) * of);
      const plain = (written: string): string =>
        new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Number(written.replace(",", ".")) * of);
      return `${all} (${to === undefined ? shown(from) : `${plain(from)}${dash === "–" ? "–" : ` ${dash} `}${shown(to)}`})`;
    },
  );
}

/** Every sentence of a fact, of many facts, or of anything that holds them, with both measures. */
export function allWithImperial<T>(value: T, locale: string): T {
  if (typeof value === "string") return withImperial(value, locale) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => allWithImperial(each, locale)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]: [string, unknown]) => [
    key,
    NOT_SHOWN.has(key) ? inner : allWithImperial(inner, locale),
  ]);
  return Object.fromEntries(entries) as T;
}

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

/** Making a format takes longer than using it a hundred times. */
const formats = new Map<string, Intl.NumberFormat>();
function formatOf(locale: string, unit: string | null): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const style = unit === null ? {} : ({ style: "unit", unit } as const);
  const made = new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 1 });
  formats.set(key, made);
  return made;
}

/**
 * Puts inches, feet, miles and pounds behind every measure of a sentence: "keep 8 cm (3.1 in) off". What was written
 * stays, because a limit of the body is never rounded.
 */
export function withImperial(text: string, locale: string): string {
  if (!/\d\s(?:mm|cm|km|kg|m)\b/.test(text)) return text;
  return text.replaceAll(
    MEASURE,
    (all, from: string, dash: string | undefined, to: string | undefined, sign: string) => {
      const { unit, of } = FOREIGN[sign as keyof typeof FOREIGN];
      const number = (written: string): number => Number(written.replace(",", ".")) * of;
      const shown = (written: string): string => formatOf(locale, unit).format(number(written));
      const plain = (written: string): string => formatOf(locale, null).format(number(written));
      return `${all} (${to === undefined ? shown(from) : `${plain(from)}${dash === "–" ? "–" : ` ${dash} `}${shown(to)}`})`;
    },
  );
}

/** Every sentence of a fact, of many facts, or of anything that holds them, with both measures; the rest stays itself. */
export function allWithImperial<T>(value: T, locale: string): T {
  if (typeof value === "string") return withImperial(value, locale) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value) as [string, unknown][];
  const changed = entries.flatMap(([key, inner]) => {
    const both = NOT_SHOWN.has(key) ? inner : allWithImperial(inner, locale);
    return both === inner ? [] : [[key, both] as const];
  });
  if (changed.length === 0) return value;
  return Object.assign(
    Array.isArray(value) ? [...(value as unknown[])] : { ...value },
    Object.fromEntries(changed),
  ) as T;
}

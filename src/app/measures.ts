import { effect, signal } from "@preact/signals";
import type { Facts } from "#knowledge";
import { breath } from "./device/clock.ts";
import { locale, units } from "./units.ts";

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

/** Every fact with both measures, where feet and inches are wanted and put in. */
const both = signal<Facts | null>(null);
async function putIn(facts: Facts, wanted: typeof units.value): Promise<void> {
  if (wanted === "metric") return void (both.value = null);
  const entries: [string, unknown][] = [];
  for (const [name, all] of Object.entries(facts)) {
    entries.push([name, NOT_SHOWN.has(name) ? all : allWithImperial(all, locale())]);
    // One kind of facts at a time: in between the page answers.
    await breath();
  }
  if (units.peek() === wanted) both.value = Object.fromEntries(entries) as unknown as Facts;
}
/** From now on facts follow the units that are chosen; resolves once they do so, and the page has answered. */
export async function measured(facts: Facts): Promise<void> {
  await breath();
  let first: Promise<void> | null = null;
  effect(() => {
    const done = putIn(facts, units.value);
    first ??= done;
  });
  await first;
}
/** The same with the facts as they are shown now. */
export const shownIn = <T extends { readonly facts: Facts }>(given: T): T =>
  both.value === null ? given : { ...given, facts: both.value };

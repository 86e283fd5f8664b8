/** Languages whose month names are asked of the platform; Strava speaks these and a few more with numbers only. */
const LANGUAGES = "en de fr es it pt nl da nb sv fi pl cs sk hu tr id ro ru uk ca el".split(" ");

const plain = (word: string): string =>
  word
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f.]/g, "")
    .trim();

const months = new Map<string, number>();
let languagesAsked = 0;

/** Month of a word as any language writes it within a date; languages are asked of the platform one by one, as needed. */
function monthNamed(words: readonly string[]): number | undefined {
  for (;;) {
    const month = words.map((word) => months.get(word)).find((each) => each !== undefined);
    const language = LANGUAGES[languagesAsked];
    if (month !== undefined || language === undefined) return month;
    languagesAsked++;
    learnMonths(language);
  }
}

/** Month names of a language, long and short. */
function learnMonths(language: string): void {
  for (const style of ["long", "short"] as const) {
    const dates = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, {
      day: "numeric",
      month: style,
      year: "numeric",
      timeZone: "UTC",
    });
    for (let month = 0; month < 12; month++) {
      const word = dates.formatToParts(Date.UTC(2021, month, 15)).find((part) => part.type === "month")?.value ?? "";
      if (/\p{L}/u.test(word) && !months.has(plain(word))) months.set(plain(word), month);
    }
  }
}

const MORNING = /(^|[^\p{L}])(am|a\.\s?m\.|오전|上午|午前|vorm|dop|öö)([^\p{L}]|$)/iu;
const EVENING = /(^|[^\p{L}])(pm|p\.\s?m\.|오후|下午|午後|nachm|odp)([^\p{L}]|$)/iu;

/** Does the day stand before the month where both are numbers? The first line that can only be one way decides. */
export function dayFirst(dates: readonly string[]): boolean {
  for (const date of dates) {
    const [a = 0, b = 0] = dayAndMonth(date) ?? [];
    if (a > 12) return true;
    if (b > 12) return false;
  }
  // With points it is day and month everywhere; with strokes most of the world says so too.
  return !dates.some((date) => /^\d{1,2}\/\d{1,2}\/\d{4}.*[ap]\.?m/i.test(date));
}
function dayAndMonth(date: string): readonly [number, number] | null {
  const numbers = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?\d{4}/.exec(date.trim());
  return numbers ? [Number(numbers[1]), Number(numbers[2])] : null;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayOf(date: string, dayComesFirst: boolean): Day | null {
  const ordered = /(\d{4})\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,2})/.exec(date);
  if (ordered) return { year: Number(ordered[1]), month: Number(ordered[2]) - 1, day: Number(ordered[3]) };
  const numbers = /(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})/.exec(date);
  if (numbers) {
    const [a, b] = [Number(numbers[1]), Number(numbers[2])];
    return { year: Number(numbers[3]), month: (dayComesFirst ? b : a) - 1, day: dayComesFirst ? a : b };
  }
  const month = monthNamed(date.split(/[\s,]+/).map(plain));
  const year = /(?:^|\D)(\d{4})(?!\d)/.exec(date)?.[1];
  const day = /(?:^|\D)(\d{1,2})(?![\d:])/.exec(date)?.[1];
  return month === undefined || !year || !day ? null : { year: Number(year), month, day: Number(day) };
}

/** Of the month: a day that no calendar has would be read as one of the next. */
const daysIn = ({ year, month }: Day): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** Unix seconds of a date as Strava writes it, in any language, UTC; null when it cannot be told. */
export function dateOf(text: string, dayComesFirst: boolean): number | null {
  const time = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!.*\d[:.]\d{2})/.exec(text);
  const day = dayOf(time ? text.slice(0, time.index) : text, dayComesFirst);
  if (!day || day.month < 0 || day.month > 11 || day.day < 1 || day.day > daysIn(day)) return null;
  let hour = Number(time?.[1] ?? 0);
  if (EVENING.test(text) && hour < 12) hour += 12;
  else if (MORNING.test(text) && hour === 12) hour = 0;
  return Date.UTC(day.year, day.month, day.day, hour, Number(time?.[2] ?? 0), Number(time?.[3] ?? 0)) / 1000;
}

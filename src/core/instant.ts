import type { CalendarDate, Instant } from "./request.ts";

/**
 * Times and dates without a clock: ISO 8601 text to numbers and back, by arithmetic on the proleptic
 * Gregorian calendar. Core is given every time it needs; it never asks for one.
 */
export interface Moved {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly ms: number;
  /** Minutes east of Greenwich that the text stated. */
  readonly offsetMinutes: number;
}

const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 60 * MS_PER_MINUTE;
export const MS_PER_DAY = 24 * MS_PER_HOUR;
/** No place on Earth has kept a larger offset. */
const LARGEST_OFFSET_HOURS = 18;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const leapDaysBefore = (year: number): number =>
  Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);
const daysInYear = (year: number): number => (isLeap(year) ? 366 : 365);
/** Days from 0001-01-01 to 1970-01-01. */
const EPOCH_DAYS = 1969 * 365 + leapDaysBefore(1970);

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? 365 : (DAYS_BEFORE_MONTH[month] ?? 365);
  return next - (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
}

function dayOfCivil(year: number, month: number, day: number): number {
  const leap = month > 2 && isLeap(year) ? 1 : 0;
  const before = (year - 1) * 365 + leapDaysBefore(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leap;
  return before + day - 1 - EPOCH_DAYS;
}

/** Whole days since 1970-01-01 of a calendar date, or null when the text is no real date. */
export function parseDate(text: string): number | null {
  const parts = DATE.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOfCivil(year, month, day);
}

/** The calendar date of a count of days since 1970-01-01. */
export function formatDate(days: number): CalendarDate {
  let year = 1970 + Math.floor(days / 365.2425);
  while (dayOfCivil(year, 1, 1) > days) year--;
  while (dayOfCivil(year, 1, 1) + daysInYear(year) <= days) year++;
  let month = 12;
  while (month > 1 && dayOfCivil(year, month, 1) > days) month--;
  const day = days - dayOfCivil(year, month, 1) + 1;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** An instant of ISO 8601 with an offset, or null when the text is none. */
export function parseInstant(text: string): Moved | null {
  const parts = INSTANT.exec(text);
  if (parts === null) return null;
  const day = parseDate(parts[1] ?? "");
  const offsetMinutes = parseOffset(parts[6] ?? "");
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  if (day === null || offsetMinutes === null || hour > 23 || minute > 59 || second > 59) return null;
  const fraction = Math.floor(Number(`0.${parts[5] ?? "0"}`) * 1000);
  const local = ((day * 24 + hour) * 60 + minute) * MS_PER_MINUTE + second * 1000 + fraction;
  return { ms: local - offsetMinutes * MS_PER_MINUTE, offsetMinutes };
}

function parseOffset(text: string): number | null {
  if (text === "Z") return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(4, 6))];
  if (hours > LARGEST_OFFSET_HOURS || minutes > 59) return null;
  const size = hours * 60 + minutes;
  return size === 0 ? 0 : text.startsWith("-") ? -size : size;
}

/** Writes an instant in the given offset; milliseconds only when there are some. */
export function formatInstant({ ms, offsetMinutes }: Moved): Instant {
  const local = ms + offsetMinutes * MS_PER_MINUTE;
  const day = Math.floor(local / MS_PER_DAY);
  const rest = local - day * MS_PER_DAY;
  const seconds = Math.floor(rest / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((n) => padded(n, 2));
  const fraction = rest % 1000 === 0 ? "" : `.${padded(rest % 1000, 3)}`;
  return `${formatDate(day)}T${clock.join(":")}${fraction}${formatOffset(offsetMinutes)}`;
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return "Z";
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${padded(Math.floor(size / 60), 2)}:${padded(size % 60, 2)}`;
}

const padded = (n: number, width: number): string => String(n).padStart(width, "0");

/** The day, since 1970-01-01, that a calendar in this offset shows at this instant. */
export function dayAt({ ms, offsetMinutes }: Moved): number {
  return Math.floor((ms + offsetMinutes * MS_PER_MINUTE) / MS_PER_DAY);
}

/** The instant at which a day begins in this offset, in milliseconds since the epoch. */
export function startOfDay(day: number, offsetMinutes: number): number {
  return day * MS_PER_DAY - offsetMinutes * MS_PER_MINUTE;
}

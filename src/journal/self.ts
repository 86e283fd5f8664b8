import type { Entry } from "#core";
import { HOLDS, parseInstant } from "#core";
import type { Line, LineOf } from "./line.ts";

/** A mistaken tick may be answered again this long, and only while its screen was not left. [design] */
export const MISTAKE_MINUTES = 5;

const isKind =
  <K extends Line["kind"]>(kind: K) =>
  (line: Line): line is LineOf<K> =>
    line.kind === kind;

const msOf = (at: string): number => parseInstant(at)?.ms ?? Number.NaN;
const MS_PER_DAY = 86_400_000;

/** Lines that stopped, and were answered with *no* throughout after a mistaken tick. */
function mistaken(lines: readonly Line[]): ReadonlySet<string> {
  const corrected = lines.filter(isKind("corrected"));
  return new Set(corrected.filter(({ answers }) => !Object.values(answers).includes(true)).map(({ line }) => line));
}

/** What the record tells the rules: the entries of docs/contract.md, oldest first. */
export function entriesOf(lines: readonly Line[]): readonly Entry[] {
  const gone = mistaken(lines);
  return lines
    .toSorted((a, b) => msOf(a.at) - msOf(b.at))
    .flatMap((line): readonly Entry[] => {
      const { at } = line;
      switch (line.kind) {
        case "session":
          return line.worked.length === 0 ? [] : [{ kind: "session", at, moment: line.moment, worked: line.worked }];
        case "morning":
          return [{ kind: "morning", at, felt: line.felt }];
        case "answered":
          return [{ kind: "answered", at, answers: line.answers, regions: line.regions }];
        case "stopped":
          return gone.has(line.id) ? [] : [{ kind: "stopped", at, flags: line.flags }];
        case "cleared":
          return [{ kind: "cleared", on: line.on, codes: line.codes }];
        case "corrected":
        case "profile":
          return [];
      }
    });
}

/** The profile as it holds now; null when it was never told, or longer ago than it counts: then it is asked. */
export function profileAt(lines: readonly Line[], nowMs: number): LineOf<"profile"> | null {
  const last = profileLast(lines);
  if (last === null) return null;
  const age = nowMs - msOf(last.at);
  return age >= 0 && age < HOLDS.profile.value * MS_PER_DAY ? last : null;
}

/** The profile told last, however old: what the form shows so that it can be looked at again. */
export const profileLast = (lines: readonly Line[]): LineOf<"profile"> | null =>
  lines
    .filter(isKind("profile"))
    .toSorted((a, b) => msOf(a.at) - msOf(b.at))
    .at(-1) ?? null;

/** The newest line that stopped and was neither corrected nor cleared by name. */
export function openStop(lines: readonly Line[]): LineOf<"stopped"> | null {
  const gone = mistaken(lines);
  const cleared = lines.filter(isKind("cleared"));
  const isCleared = (line: LineOf<"stopped">): boolean =>
    line.flags.every((flag) => cleared.some(({ on, codes }) => codes.includes(flag) && on >= line.at.slice(0, 10)));
  return lines.filter(isKind("stopped")).findLast((line) => !gone.has(line.id) && !isCleared(line)) ?? null;
}

/** The session that a morning question is still open for: the newest one, 4 to 36 hours ago, no morning since. */
export function openMorning(lines: readonly Line[], nowMs: number): LineOf<"session"> | null {
  const last = lines
    .filter(isKind("session"))
    .toSorted((a, b) => msOf(a.at) - msOf(b.at))
    .at(-1);
  if (last === undefined || last.worked.length === 0) return null;
  const hours = (nowMs - msOf(last.at)) / 3_600_000;
  const told = lines.some((line) => line.kind === "morning" && msOf(line.at) > msOf(last.at));
  return hours >= 4 && hours <= 36 && !told ? last : null;
}

import type { Code, Entry } from "#core";
import { HOLDS } from "#core";
import type { Line, LineOf } from "./line.ts";
import { isKind, lifts, msOf, openStops } from "./open.ts";

const MS_PER_DAY = 86_400_000;

/**
 * What the record tells the rules: the entries of docs/contract.md, oldest first. An entry that clears has only a day,
 * its line knows the hour too: a flag that stopped again after it is not told as cleared, and a stop that was lifted is
 * not told at all.
 */
export function entriesOf(lines: readonly Line[]): readonly Entry[] {
  const stops = openStops(lines);
  const cameBack = (code: Code, cleared: LineOf<"cleared">): boolean =>
    stops.some((stop) => stop.flags.some((flag) => flag === code) && !lifts(cleared, stop));
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
          return stops.includes(line) ? [{ kind: "stopped", at, flags: line.flags }] : [];
        case "cleared":
          return [{ kind: "cleared", on: line.on, codes: line.codes.filter((code) => !cameBack(code, line)) }];
        case "corrected":
        case "profile":
          return [];
        default:
          // A newer program wrote it: kept as it is, and told to nobody who cannot read it.
          return [];
      }
    });
}

/** The profile as it holds now; null when it was never told, or longer ago than it counts: then it is asked. */
export function profileAt(lines: readonly Line[], nowMs: number): LineOf<"profile"> | null {
  const last = profileLast(lines, nowMs);
  return last !== null && nowMs - msOf(last.at) < HOLDS.profile.value * MS_PER_DAY ? last : null;
}

/**
 * The profile told last, however old: what the form shows so that it can be looked at again. One that a wrong clock
 * dated later than now says nothing: it would hide what is told after it.
 */
export const profileLast = (lines: readonly Line[], nowMs: number): LineOf<"profile"> | null =>
  lines
    .filter(isKind("profile"))
    .filter(({ at }) => msOf(at) <= nowMs)
    .toSorted((a, b) => msOf(a.at) - msOf(b.at))
    .at(-1) ?? null;

import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import { today } from "../device/clock.ts";
import { profileOf } from "../parts/ground.tsx";
import { Later } from "../parts/later.tsx";
import { distanceWords, heightWords } from "../units.ts";
import { say } from "../words.ts";
import { daysOf, downOf, duration, longDay, monthAfter, monthWords, secondsOf, shortDay, weekday } from "./figures.ts";
import { months, newestUntil, span } from "./months.ts";
import type { Dated, Month } from "./months.ts";
import { liesAhead } from "./activities.ts";
import { sportWords } from "./sports.ts";

const chosen = signal<string | null>(null);
/** The month that is looked at: until another is chosen the newest one, and none that lies ahead of today. */
export const month = computed(() => chosen.value ?? newestUntil(today().slice(0, 7)) ?? today().slice(0, 7));
export const chooseMonth = (other: string): void => {
  chosen.value = other;
};

const EMPTY = { all: [], runs: 0, meters: 0, downMeters: null };
const monthNow = (): Month => months.value.get(month.value) ?? { month: month.value, ...EMPTY };

/** Kilometers of a day that fill its place; the area of a dot is the way. */
const FULL_METERS = 30_000;
const MOST_PX = 42;
const LEAST_PX = 9;
const sizeOf = (meters: number): number =>
  Math.max(LEAST_PX, Math.round(MOST_PX * Math.sqrt(Math.min(1, meters / FULL_METERS))));

function Day({ day, all }: { readonly day: string; readonly all: readonly Dated[] }): JSX.Element {
  const own = all.filter((dated) => dated.day === day);
  const runs = own.filter(({ isRun }) => isRun);
  const meters = runs.reduce((sum, { activity }) => sum + (activity.lead.distanceMeters ?? 0), 0);
  const [first] = runs.length > 0 ? runs : own;
  const number = <span class="day-number num">{Number(day.slice(8))}</span>;
  if (first === undefined)
    return (
      <span class={day === today() ? "day today" : "day"}>
        {day <= today() && <i class="rest" />}
        {number}
      </span>
    );
  const size = runs.length > 0 ? sizeOf(meters) : LEAST_PX;
  const words = runs.length > 0 ? say("runs.day-km", { day: longDay(day), way: distanceWords(meters) }) : longDay(day);
  return (
    <a class={day === today() ? "day today" : "day"} href={`/runs/${first.activity.lead.id}`} aria-label={words}>
      <svg class={runs.length > 0 ? "ran" : "other"} width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r={runs.length > 0 ? 5 : 4} />
      </svg>
      {number}
    </a>
  );
}

function Calendar({ shown }: { readonly shown: Month }): JSX.Element {
  const { days, before } = daysOf(shown.month);
  return (
    <div class="calendar">
      {["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05", "2026-06-06", "2026-06-07"].map((day) => (
        <span key={day} class="small day-name" aria-hidden="true">
          {weekday(day).slice(0, 2)}
        </span>
      ))}
      {Array.from({ length: before }, (_, i) => (
        <span key={`before-${i}`} />
      ))}
      {days.map((day) => (
        <Day key={day} day={day} all={shown.all} />
      ))}
    </div>
  );
}

const [WIDE, TALL] = [96, 30];
/** The way of a run as a small hill. */
function Hill({ dated }: { readonly dated: Dated }): JSX.Element | null {
  const heights = profileOf(dated.activity.lead.segments);
  if (heights === null) return <span class="hill-small" />;
  const at = (h: number, i: number): string =>
    `${((i / (heights.length - 1)) * WIDE).toFixed(1)} ${(TALL - 2 - h * (TALL - 6)).toFixed(1)}`;
  const line = `M${heights.map(at).join(" ")}`;
  return (
    <svg class="hill-small" viewBox={`0 0 ${WIDE} ${TALL}`} width={WIDE} height={TALL} aria-hidden="true">
      <path class="ground-fill" d={`${line}V${TALL}H0Z`} />
      <path class="ground" d={line} />
    </svg>
  );
}

export function RunRow({ dated }: { readonly dated: Dated }): JSX.Element {
  const { lead } = dated.activity;
  const seconds = secondsOf(lead);
  const down = dated.isRun ? downOf(lead) : null;
  const words = down === null ? sportWords(lead) : say("runs.down", { height: heightWords(Math.round(down)) });
  return (
    <a class={dated.isRun ? "row run-row" : "row run-row quiet"} href={`/runs/${lead.id}`}>
      <span>
        <b class="num">{shortDay(dated.day)}</b>
        <span class="small name">{liesAhead(lead) ? say("runs.ahead") : (lead.name ?? words)}</span>
      </span>
      {dated.isRun && <Hill dated={dated} />}
      <span class="amount num">
        <b>{lead.distanceMeters === null ? "–" : distanceWords(lead.distanceMeters)}</b>
        <span class="small">{seconds === null ? "" : duration(seconds)}</span>
      </span>
    </a>
  );
}

const Turn = ({ by, words }: { readonly by: -1 | 1; readonly words: string }): JSX.Element => {
  const to = monthAfter(month.value, by);
  const ends = span.value;
  const shut = ends === null || to < ends.from || to > ends.until;
  return (
    <button type="button" class="turn" aria-label={words} disabled={shut} onClick={() => chooseMonth(to)}>
      <svg
        viewBox="0 0 12 20"
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
      >
        <path d={by < 0 ? "M10 2 2 10l8 8" : "m2 2 8 8-8 8"} />
      </svg>
    </button>
  );
};

/** Rows that are there with the month; what stands below them comes a blink later. */
const AT_ONCE = 8;
const Rows = ({ all }: { readonly all: readonly Dated[] }): JSX.Element => (
  <>
    {all.map((dated) => (
      <li key={dated.activity.lead.id}>
        <RunRow dated={dated} />
      </li>
    ))}
  </>
);

function sumWords({ runs: n, meters, downMeters }: Pick<Month, "runs" | "meters" | "downMeters">): string {
  if (n === 0) return say("runs.month-none");
  const way = distanceWords(meters);
  if (downMeters === null) return say("runs.year-sum", { n, way });
  return say("runs.month-sum", { n, way, height: heightWords(Math.round(downMeters)) });
}

/** One month: its days as dots, what they add up to, and every run of it. */
export function MonthView(): JSX.Element {
  const shown = monthNow();
  return (
    <section class="month">
      <header>
        <Turn by={-1} words={say("runs.month-before")} />
        <h2 aria-live="polite">{monthWords(shown.month)}</h2>
        <Turn by={1} words={say("runs.month-after")} />
      </header>
      <Calendar shown={shown} />
      <p class="sum num">{sumWords(shown)}</p>
      <ul class="rows">
        <Rows all={shown.all.slice(0, AT_ONCE)} />
        <Later key={shown.month}>{() => <Rows all={shown.all.slice(AT_ONCE)} />}</Later>
      </ul>
    </section>
  );
}

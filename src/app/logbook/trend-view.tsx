import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { TrendDay } from "#core";
import { distanceWords, units } from "../units.ts";
import { say } from "../words.ts";
import { decimal, shortMonth } from "./figures.ts";
import { measure, nudge, trend, watchTrend, WEEKS } from "./trend.ts";
import type { Measure } from "./trend.ts";

const [WIDE, TALL, LOW, RIGHT] = [360, 150, 22, 44] as const;
const LEFT = 2;

/** Two lines over the days and the days themselves: no ratio, no zone, no light. */
function Chart({ days }: { readonly days: readonly TrendDay[] }): JSX.Element {
  const most = Math.max(1, ...days.map(({ load }) => load));
  const step = (WIDE - LEFT - RIGHT) / (WEEKS * 7);
  const from = WEEKS * 7 - days.length;
  const x = (i: number): number => LEFT + (from + i + 0.5) * step;
  const y = (load: number): number => 8 + (TALL - LOW - 8) * (1 - load / most);
  const point = (load: number, i: number): string => `${x(i).toFixed(1)} ${y(load).toFixed(1)}`;
  const line = (of: (day: TrendDay) => number): string => `M${days.map((day, i) => point(of(day), i)).join("L")}`;
  const last = days.at(-1);
  const [short, long] = [y(last?.short ?? 0), y(last?.long ?? 0)];
  // Names that would lie on each other are moved apart.
  const apart = Math.abs(short - long) < 15 ? (15 - Math.abs(short - long)) / 2 : 0;
  const up = short <= long ? -apart : apart;
  return (
    <svg class="trend" viewBox={`0 0 ${WIDE} ${TALL}`} aria-hidden="true">
      <path class="axis" d={`M0 ${TALL - LOW}H${WIDE - RIGHT}`} />
      {days.map(({ day, load }, i) => (
        <g key={day}>
          {load > 0 && <path class="bar" d={`M${x(i).toFixed(1)} ${TALL - LOW}V${y(load).toFixed(1)}`} />}
          {day.endsWith("-01") && x(i) < WIDE - RIGHT - 20 && (
            <text class="axis-name" x={x(i)} y={TALL - 5}>
              {shortMonth(day)}
            </text>
          )}
        </g>
      ))}
      <path class="long" d={line((day) => day.long)} />
      <path class="short" d={line((day) => day.short)} />
      <text class="line-name strong" x={WIDE - RIGHT + 6} y={short + 4 + up}>
        {say("runs.trend-short")}
      </text>
      <text class="line-name" x={WIDE - RIGHT + 6} y={long + 4 - up}>
        {say("runs.trend-long")}
      </text>
    </svg>
  );
}

const MEASURES: readonly Measure[] = ["ground", "felt"];

function Nudge(): JSX.Element | null {
  const found = nudge.value;
  if (found === null) return null;
  const { meters, longestMeters } = found;
  return (
    <p class="sheet nudge">{say("runs.nudge", { way: distanceWords(meters), before: distanceWords(longestMeters) })}</p>
  );
}

/** The last weeks in two plain lines, and the one nudge. */
export function TrendView(): JSX.Element | null {
  useEffect(watchTrend, []);
  const found = trend.value;
  if (found === null) return null;
  const last = found.days.at(-1);
  const unit = say(measure.value === "felt" ? "runs.trend-unit-felt" : `runs.trend-unit-${units.value}`);
  return (
    <section>
      <h2>{say("runs.trend")}</h2>
      <p class="small">{say("runs.trend-what", { unit })}</p>
      {found.told > 0 && (
        <div class="choices tight" role="group" aria-label={say("runs.trend-by")}>
          {MEASURES.map((each) => (
            <button
              key={each}
              type="button"
              class="choice"
              aria-pressed={measure.value === each}
              onClick={() => (measure.value = each)}
            >
              {say(`runs.trend-by-${each}`)}
            </button>
          ))}
        </div>
      )}
      <Chart days={found.days} />
      <p class="num">
        {say("runs.trend-now", { short: decimal(last?.short ?? 0), long: decimal(last?.long ?? 0), unit })}
      </p>
      {last?.settled === false && <p class="small">{say("runs.trend-climbs")}</p>}
      {measure.value === "felt" && found.told < found.runs && (
        <p class="small">{say("runs.trend-told", { n: found.told, of: found.runs })}</p>
      )}
      <Nudge />
    </section>
  );
}

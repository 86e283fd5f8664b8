import type { JSX } from "preact";
import { distanceWords } from "../units.ts";
import { say } from "../words.ts";
import { monthWords, shortMonth } from "./figures.ts";
import { chooseMonth, month } from "./month-view.tsx";
import { months } from "./months.ts";

const TALL = 56;
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;

/** `chosen`: the month of this year that is looked at; so another month draws only its own year anew. */
function Year(props: { readonly year: string; readonly most: number; readonly chosen: string | null }): JSX.Element {
  const { year, most, chosen } = props;
  const own = MONTHS.map((number) => ({ key: `${year}-${number}`, found: months.value.get(`${year}-${number}`) }));
  const meters = own.reduce((sum, { found }) => sum + (found?.meters ?? 0), 0);
  const runs = own.reduce((sum, { found }) => sum + (found?.runs ?? 0), 0);
  return (
    <li class="year">
      <header>
        <b class="num">{year}</b>
        <span class="small num">{say("runs.year-sum", { n: runs, way: distanceWords(meters, 0) })}</span>
      </header>
      <div class="months">
        {own.map(({ key, found }) => {
          const height = found === undefined ? 0 : Math.max(2, (found.meters / most) * (TALL - 4));
          const words = say("runs.month-bar", { month: monthWords(key), way: distanceWords(found?.meters ?? 0) });
          return (
            <button
              key={key}
              type="button"
              aria-label={words}
              aria-pressed={chosen === key}
              disabled={found === undefined}
              onClick={() => {
                chooseMonth(key);
                document.querySelector(".month")?.scrollIntoView();
              }}
            >
              <svg viewBox={`0 0 20 ${TALL}`} height={TALL} preserveAspectRatio="none" aria-hidden="true">
                <rect class="month-bar" x="2" width="16" y={TALL - height} height={height} />
              </svg>
              <span>{shortMonth(key).slice(0, 1)}</span>
            </button>
          );
        })}
      </div>
    </li>
  );
}

/** Every year as twelve bars; a touch opens the month. */
export function YearsView(): JSX.Element | null {
  const years = [...new Set([...months.value.keys()].map((each) => each.slice(0, 4)))].toSorted().toReversed();
  if (years.length === 0) return null;
  const most = Math.max(1, ...[...months.value.values()].map(({ meters }) => meters));
  return (
    <section>
      <h2>{say("runs.years")}</h2>
      <ul class="years">
        {years.map((year) => (
          <Year key={year} year={year} most={most} chosen={month.value.startsWith(year) ? month.value : null} />
        ))}
      </ul>
    </section>
  );
}

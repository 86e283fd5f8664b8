import type { JSX } from "preact";
import type { Forecast, ForecastLevel } from "#core";
import { hatchOf } from "../parts/hatches.tsx";
import { capital, placeName, say } from "../words.ts";
import { dayMonth, shortDay, weekday } from "./figures.ts";
import { lookedBack, outlook, rowsOf } from "./outlook.ts";
import type { Looked, Row } from "./outlook.ts";

const HATCHED = [0, 3, 6, 10] as const;
/** A level as a block that grows and gets denser: readable without color. */
export const LevelMark = ({ level }: { readonly level: ForecastLevel }): JSX.Element => (
  <svg class="level" viewBox="0 0 90 60" width="45" height="30" aria-hidden="true">
    {level === 0 ? (
      <path class="level-none" d="M30 56H60" />
    ) : (
      <>
        <rect class="level-fill" x="20" y={58 - level * 18} width="50" height={level * 18} />
        <rect fill={hatchOf(HATCHED[level])} x="20" y={58 - level * 18} width="50" height={level * 18} />
        <rect class="level-edge" x="20" y={58 - level * 18} width="50" height={level * 18} />
      </>
    )}
  </svg>
);

/** Rows of the table: enough to know, few enough to read. */
const SHOWN = 5;
const levelIn = ({ regions }: Forecast, place: string): ForecastLevel =>
  regions.find(({ region }) => region === place)?.level ?? 0;

function Table({ days, places }: { readonly days: readonly Forecast[]; readonly places: readonly Row[] }): JSX.Element {
  return (
    <table class="outlook">
      <thead>
        <tr>
          <th scope="col">
            <span class="hide">{say("data.what")}</span>
          </th>
          {days.map(({ day, inHours }) => (
            <th key={day} scope="col">
              {inHours === 0 ? say("app.today") : shortDay(day)}
              <span class="small">{inHours === 0 ? weekday(day) : say("runs.hours", { n: inHours })}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map(({ place }) => (
          <tr key={place}>
            <th scope="row">{capital(placeName(place))}</th>
            {days.map((each) => (
              <td key={each.day}>
                <LevelMark level={levelIn(each, place)} />
                <span class="hide">{say(`runs.level-${levelIn(each, place)}`)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Legend = (): JSX.Element => (
  <ul class="legend small">
    {([1, 2, 3] as const).map((level) => (
      <li key={level}>
        <LevelMark level={level} />
        {say(`runs.level-${level}`)}
      </li>
    ))}
  </ul>
);

function Back({ looked }: { readonly looked: Looked }): JSX.Element {
  return (
    <li class="row looked">
      <b class="num">{dayMonth(looked.at)}</b>
      <ul>
        {looked.places.map(({ region, level, told, outcome }) => (
          <li key={region}>
            {capital(placeName(region))}: {say("runs.told", { n: told, expected: say(`runs.level-${level}`) })}{" "}
            <b>{say(`runs.outcome-${outcome}`)}</b>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What the last runs may make felt, with its days, and beside it what the person told. */
export function OutlookView(): JSX.Element | null {
  const days = outlook.value;
  if (days.length === 0) return null;
  const quiet = days.every(({ regions }) => regions.length === 0);
  const looked = lookedBack.value;
  const places = rowsOf(days);
  const more = places.slice(SHOWN);
  const [first] = more;
  return (
    <section>
      <h2>{say("runs.outlook")}</h2>
      {quiet ? <p class="quiet">{say("runs.outlook-quiet")}</p> : <Table days={days} places={places.slice(0, SHOWN)} />}
      {first !== undefined && (
        <p class="small">{say("runs.outlook-more", { n: more.length, level: say(`runs.level-${first.level}`) })}</p>
      )}
      {!quiet && <Legend />}
      <p class="small">{say("runs.outlook-why")}</p>
      {looked.length > 0 && (
        <>
          <h3 class="after">{say("runs.looked-back")}</h3>
          <ul class="rows">
            {looked.map((each) => (
              <Back key={each.at} looked={each} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

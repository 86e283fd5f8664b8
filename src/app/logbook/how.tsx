import type { JSX } from "preact";
import type { MuscleWork, RunWork } from "#core";
import type { Rules } from "../engine.ts";
import { Chevron } from "../parts/frame.tsx";
import { distanceWords, heightWords } from "../units.ts";
import { capital, placeName, say } from "../words.ts";
import { forefoot, setForefoot } from "./activities.ts";
import { decimal } from "./figures.ts";
import { placeOf } from "./worked.ts";

const one = (n: number): string => decimal(n);
const two = (n: number): string => decimal(n, 2);

/** "Front thigh" and, smaller, the muscle. */
const Muscle = ({ work }: { readonly work: MuscleWork }): JSX.Element => (
  <>
    {capital(placeName(placeOf(work) ?? work.muscle.name))}
    <span class="small">{work.muscle.name}</span>
  </>
);
const factorOf = ({ modifiers }: MuscleWork): number => modifiers.reduce((product, { factor }) => product * factor, 1);

/** "18.4 + 1.2 for the long way, × 1.20 for rough ground = 23.5" */
function sumWords(work: MuscleWork): string {
  const drift = work.drift > 0 ? say("runs.how-drift", { n: one(work.drift) }) : "";
  const times = work.modifiers.map(({ code, factor }) => say(`runs.how-${code}`, { n: two(factor) })).join("");
  if (drift + times === "") return say("runs.how-plain", { sum: one(work.demand) });
  return say("runs.how-sum", { plain: one(work.plain), more: `${drift}${times}`, sum: one(work.demand) });
}

function Ground({ worked }: { readonly worked: RunWork }): JSX.Element {
  const { km, flatKm, upKm, downKm, upMeters, downMeters, metersPerSecond } = worked.ground;
  const rows = [
    [say("runs.how-flat"), distanceWords(flatKm * 1000), ""],
    [say("runs.how-up"), distanceWords(upKm * 1000), say("runs.up", { height: heightWords(upMeters) })],
    [say("runs.how-down"), distanceWords(downKm * 1000), say("runs.down", { height: heightWords(downMeters) })],
    [
      say("runs.how-all"),
      distanceWords(km * 1000),
      say("runs.how-speed", { way: distanceWords(metersPerSecond * 3600) }),
    ],
  ] as const;
  return (
    <table class="table">
      <tbody>
        {rows.map(([name, way, more]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{more}</td>
            <td>{way}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Muscles({ worked, facts }: { readonly worked: RunWork; readonly facts: Rules["facts"] }): JSX.Element {
  const sure = (code: string): string => facts.muscles.find((each) => each.code === code)?.confidence ?? "";
  return (
    // What moves sideways must be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="scrolls" role="region" aria-label={say("runs.how-muscle")} tabIndex={0}>
      <table class="table how-table">
        <thead>
          <tr>
            <th scope="col">{say("runs.how-muscle")}</th>
            {["plain", "far", "times", "asked", "longer"].map((key) => (
              <th key={key} scope="col">
                {say(`runs.col-${key}`)}
              </th>
            ))}
            <th scope="col">{say("runs.col-sure")}</th>
          </tr>
        </thead>
        <tbody>
          {worked.muscles.map((work) => (
            <tr key={work.muscle.code}>
              <th scope="row">
                <Muscle work={work} />
              </th>
              <td>{one(work.plain)}</td>
              <td>{work.drift > 0 ? `+ ${one(work.drift)}` : "–"}</td>
              <td>{work.modifiers.length > 0 ? `× ${two(factorOf(work))}` : "–"}</td>
              <td>{one(work.demand)}</td>
              <td>{Math.round(work.lengthening * 100)} %</td>
              <td class="sure">{sure(work.muscle.code)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const LANDINGS = [
  ["unknown", null],
  ["forefoot", true],
  ["heel", false],
] as const;
const Landing = (): JSX.Element => (
  <>
    <h3 class="after">{say("runs.landing")}</h3>
    <div class="choices" role="group" aria-label={say("runs.landing")}>
      {LANDINGS.map(([key, value]) => (
        <button
          key={key}
          type="button"
          class="choice"
          aria-pressed={forefoot.value === value}
          onClick={() => void setForefoot(value)}
        >
          {say(`runs.landing-${key}`)}
        </button>
      ))}
    </div>
  </>
);

/** How the estimate came about, in the numbers of this very run. */
export function How({ worked, facts }: { readonly worked: RunWork; readonly facts: Rules["facts"] }): JSX.Element {
  const [first] = worked.muscles;
  return (
    <details class="fold">
      <summary>
        <b>{say("runs.how")}</b>
        <Chevron />
      </summary>
      <p>{say("runs.how-what")}</p>
      <Ground worked={worked} />
      {first !== undefined && (
        <p class="sheet num">
          <b>{capital(placeName(placeOf(first) ?? first.muscle.name))}:</b> {sumWords(first)}
        </p>
      )}
      <Muscles worked={worked} facts={facts} />
      <p class="small">{say("runs.how-columns")}</p>
      <p>{say("runs.how-new", { n: worked.similar, times: two(worked.novelty) })}</p>
      <p class="small">{say("runs.how-known")}</p>
      <Landing />
    </details>
  );
}

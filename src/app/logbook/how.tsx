import type { JSX } from "preact";
import { leftBy, LEVELS_KM } from "#core";
import type { MuscleWork, RunWork } from "#core";
import type { Rules } from "../engine.ts";
import { Chevron } from "../parts/frame.tsx";
import { distanceWords, heightWords, units } from "../units.ts";
import { capital, placeName, say } from "../words.ts";
import { forefoot, setForefoot } from "./activities.ts";
import { decimal, digitsThatAdd, sumShown, unitMeters } from "./figures.ts";
import { groundRows } from "./ground.ts";
import { outOfOrder, placeOf } from "./worked.ts";

/** Work counts in kilometers, or in miles where the person thinks in them. */
const inUnits = (kilometers: number): number => (kilometers * 1000) / unitMeters();
const work = (kilometers: number, digits = 1): string => decimal(inUnits(kilometers), digits);
const digitsFor = ({ plain, drift }: MuscleWork): number =>
  drift === 0 ? 1 : digitsThatAdd(inUnits(plain), inUnits(drift));
/** What the run asked; where nothing is multiplied it is the sum of what stands beside it. */
const asked = ({ plain, drift, modifiers, demand }: MuscleWork, digits: number): string =>
  modifiers.length > 0 ? work(demand, digits) : decimal(sumShown(digits, inUnits(plain), inUnits(drift)), digits);
const two = (n: number): string => decimal(n, 2);

/** "Front thigh" and, smaller, the muscle. */
const Muscle = ({ of }: { readonly of: MuscleWork }): JSX.Element => (
  <>
    {capital(placeName(placeOf(of) ?? of.muscle.name))}
    <span class="small">{of.muscle.name}</span>
  </>
);
const factorOf = ({ modifiers }: MuscleWork): number => modifiers.reduce((product, { factor }) => product * factor, 1);

/** "18.4 + 1.2 for the long way, × 1.20 for rough ground = 23.5" */
function sumWords(of: MuscleWork, { muscles }: RunWork): string {
  const { drift, modifiers, plain } = of;
  const digits = digitsFor(of);
  const long = drift > 0 ? say("runs.how-drift", { n: work(drift, digits) }) : "";
  const times = modifiers.map(({ code, factor }) => say(`runs.how-${code}`, { n: two(factor) })).join("");
  // A long way tires other muscles more, and this one not.
  const key = muscles.some((each) => each.drift > 0) ? "runs.how-plain-long" : "runs.how-plain";
  if (long + times === "") return say(key, { sum: asked(of, digits) });
  return say("runs.how-sum", { plain: work(plain, digits), more: `${long}${times}`, sum: asked(of, digits) });
}

/** What the run may leave in each place, against the borders of the levels: that a level can be checked. */
function Left({ worked, loaded }: { readonly worked: RunWork; readonly loaded: Rules }): JSX.Element {
  const places = leftBy(loaded.knowledge, worked.muscles).filter(({ region }) => region !== "whole-leg");
  const other = outOfOrder(places);
  const border = (level: 0 | 1 | 2): string => decimal(inUnits(LEVELS_KM[level]), 0);
  return (
    <>
      <h3 class="after">{say("runs.left")}</h3>
      {/* What moves sideways must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class="scrolls" role="region" aria-label={say("runs.left")} tabIndex={0}>
        <table class="table how-table">
          <thead>
            <tr>
              <th scope="col">{say("data.what")}</th>
              {["asked", "sore", "easy", "like"].map((key) => (
                <th key={key} scope="col">
                  {say(`runs.col-${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map(({ region, demand, soreness, easy, kilometers, level }) => (
              <tr key={region}>
                <th scope="row">
                  {capital(placeName(region))}
                  <span class="small">{say(`runs.level-${level}`)}</span>
                </th>
                <td>{work(demand)}</td>
                <td>{work(soreness)}</td>
                <td>{two(easy)}</td>
                <td>{work(kilometers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">
        {say(`runs.left-how-${units.value}`, { little: border(0), sore: border(1), clearly: border(2) })}
      </p>
      {other !== null && (
        <p>{say("runs.left-order", { place: capital(placeName(other.place)), other: placeName(other.other) })}</p>
      )}
    </>
  );
}

function Ground({ worked }: { readonly worked: RunWork }): JSX.Element {
  const rows = groundRows(worked.ground);
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
  const sure = (code: string): string => {
    const known = facts.muscles.find((each) => each.code === code)?.confidence;
    return known === undefined ? "" : say(`runs.sure-${known.match(/[a-z]+/g)?.join("-") ?? known}`);
  };
  return (
    // What moves sideways must be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="scrolls" role="region" aria-label={say("runs.how-muscle")} tabIndex={0}>
      <table class="table how-table">
        <thead>
          <tr>
            <th scope="col">{say("runs.how-muscle")}</th>
            {["plain", "far", "times", "asked", "longer", "sore"].map((key) => (
              <th key={key} scope="col">
                {say(`runs.col-${key}`)}
              </th>
            ))}
            <th scope="col">{say("runs.col-sure")}</th>
          </tr>
        </thead>
        <tbody>
          {worked.muscles.map((of) => (
            <tr key={of.muscle.code}>
              <th scope="row">
                <Muscle of={of} />
              </th>
              <td>{work(of.plain, digitsFor(of))}</td>
              <td>{of.drift > 0 ? `+ ${work(of.drift, digitsFor(of))}` : "–"}</td>
              <td>{of.modifiers.length > 0 ? `× ${two(factorOf(of))}` : "–"}</td>
              <td>{asked(of, digitsFor(of))}</td>
              <td>{Math.round(of.lengthening * 100)} %</td>
              <td>{work(of.soreness)}</td>
              <td class="sure">{sure(of.muscle.code)}</td>
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
export function How({ worked, loaded }: { readonly worked: RunWork; readonly loaded: Rules }): JSX.Element {
  const [first] = worked.muscles;
  return (
    <details class="fold">
      <summary>
        <b>{say("runs.how")}</b>
        <Chevron />
      </summary>
      <p>{say(`runs.how-what-${units.value}`, { piece: heightWords(50) })}</p>
      <Ground worked={worked} />
      <p class="small">{say("runs.how-heights")}</p>
      {first !== undefined && (
        <p class="sheet num">
          <b>{capital(placeName(placeOf(first) ?? first.muscle.name))}:</b> {sumWords(first, worked)}
        </p>
      )}
      <Muscles worked={worked} facts={loaded.facts} />
      <p class="small only-phone">{say("runs.how-scrolls")}</p>
      <p class="small">{say(`runs.how-columns-${units.value}`, { far: distanceWords(15_000) })}</p>
      <Left worked={worked} loaded={loaded} />
      <p>{say("runs.how-new", { n: worked.similar, times: two(worked.novelty) })}</p>
      <p class="small">{say("runs.how-known")}</p>
      <Landing />
    </details>
  );
}

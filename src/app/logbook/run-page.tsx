import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { isRun, unpacked } from "#runs";
import type { Activity, Run } from "#runs";
import type { KeptOriginal } from "../device/disk.ts";
import { saveFile } from "../device/file.ts";
import { originalsOf } from "../device/import-disk.ts";
import { rules } from "../engine.ts";
import { Back, Chevron } from "../parts/frame.tsx";
import { profileOf } from "../parts/ground.tsx";
import { Heading } from "../parts/heading.tsx";
import { distanceWords, heightWords, units } from "../units.ts";
import { capital, placeName, say } from "../words.ts";
import { factsOf, liesAhead, SURFACES, tell } from "./activities.ts";
import {
  clockOf,
  dayOf,
  decimal,
  downOf,
  duration,
  longDay,
  pace,
  pieceWords,
  secondsOf,
  unitMeters,
  upOf,
} from "./figures.ts";
import { How } from "./how.tsx";
import { sportWords } from "./sports.ts";
import { WorkedBody } from "./worked-body.tsx";
import { placesOf, splitsOf, workedBy } from "./worked.ts";

const [WIDE, TALL] = [350, 130] as const;
/** The way as heights over kilometers. */
function Profile({ run }: { readonly run: Run }): JSX.Element | null {
  const heights = profileOf(run.segments);
  if (heights === null) return null;
  const x = (share: number): string => (share * WIDE).toFixed(1);
  const y = (h: number): string => (TALL - 22 - h * (TALL - 34)).toFixed(1);
  const line = `M${heights.map((h, i) => `${x(i / (heights.length - 1))} ${y(h)}`).join("L")}`;
  const km = run.segments.reduce((sum, { meters }) => sum + meters, 0) / unitMeters();
  const every = [1, 2, 5, 10, 20, 50].find((step) => km / step <= 7) ?? 100;
  const ticks = Array.from({ length: Math.floor(km / every) }, (_, i) => (i + 1) * every).filter(
    (at) => at < km * 0.92,
  );
  return (
    <svg class="profile" viewBox={`0 0 ${WIDE} ${TALL}`} aria-hidden="true">
      <path class="ground-fill" d={`${line}V${TALL - 20}H0Z`} />
      <path class="ground" d={line} />
      {ticks.map((at) => (
        <g key={at}>
          <path class="axis" d={`M${x(at / km)} ${TALL - 20}v5`} />
          <text class="axis-name" x={x(at / km)} y={TALL - 3}>
            {at}
          </text>
        </g>
      ))}
      <text class="axis-name end" x={WIDE} y={TALL - 3}>
        {say(`runs.unit-${units.value}`)}
      </text>
    </svg>
  );
}

type Row = readonly [key: string, value: string];
/** What the recording says, row by row; what it does not say has no row. */
function rowsOf(run: Run): readonly Row[] {
  const seconds = secondsOf(run);
  const [up, down] = [upOf(run), downOf(run)];
  const far = run.distanceMeters;
  const rows: (Row | null)[] = [
    far === null ? null : ["distance", distanceWords(far, 2)],
    seconds === null ? null : ["time", duration(seconds)],
    run.elapsedSeconds === null || run.elapsedSeconds === seconds ? null : ["elapsed", duration(run.elapsedSeconds)],
    far === null || seconds === null || far <= 0 || !isRun(run)
      ? null
      : ["pace", say(`runs.per-${units.value}`, { pace: pace(far, seconds) })],
    up === null ? null : ["climb", heightWords(up)],
    down === null ? null : ["fall", heightWords(down)],
    run.stepsPerMinute === null ? null : ["steps", say("runs.per-minute", { n: Math.round(run.stepsPerMinute) })],
    run.averageHeartRate === null ? null : ["heart", say("runs.per-minute", { n: Math.round(run.averageHeartRate) })],
    run.leftShare === null
      ? null
      : ["balance", say("runs.left-right", { left: decimal(run.leftShare), right: decimal(100 - run.leftShare) })],
  ];
  return rows.filter((row) => row !== null);
}

const isClimbOurs = (run: Run): boolean => run.ascentMeters === null && run.estimatedAscentMeters !== null;

const EFFORTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const FEELS = [0, 25, 50, 75, 100] as const;
/** What only the person knows; what the watch was told stands there already, and a touch on it takes it back. */
function Tell({ activity }: { readonly activity: Activity }): JSX.Element {
  const facts = factsOf(activity);
  return (
    <section>
      <h2>{say("runs.tell")}</h2>
      <h3>{say("runs.surface")}</h3>
      <div class="choices" role="group" aria-label={say("runs.surface")}>
        {SURFACES.map((surface) => (
          <button
            key={surface}
            type="button"
            class="choice"
            aria-pressed={facts.surface === surface}
            onClick={() =>
              void tell(activity, { surface: facts.surface === surface && !facts.guessed ? null : surface })
            }
          >
            {say(`runs.surface-${surface}`)}
          </button>
        ))}
      </div>
      {facts.guessed && <p class="small">{say("runs.surface-guessed")}</p>}
      <h3 class="after">{say("runs.effort")}</h3>
      <div class="eleven" role="group" aria-label={say("runs.effort")}>
        {EFFORTS.map((effort) => (
          <button
            key={effort}
            type="button"
            aria-pressed={facts.effort === effort}
            onClick={() => void tell(activity, { effort: facts.effort === effort ? null : effort })}
          >
            {effort}
          </button>
        ))}
      </div>
      <p class="small ends">
        <span>{say("runs.effort-0")}</span>
        <span>{say("runs.effort-10")}</span>
      </p>
      <h3 class="after">{say("runs.feel")}</h3>
      <div class="choices" role="group" aria-label={say("runs.feel")}>
        {FEELS.map((feel) => {
          const said = facts.feel !== null && Math.round(facts.feel / 25) * 25 === feel;
          return (
            <button
              key={feel}
              type="button"
              class="choice"
              aria-pressed={said}
              onClick={() => void tell(activity, { feel: said ? null : feel })}
            >
              {say(`runs.feel-${feel}`)}
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** Places in the list; the rest stands in the table. */
const NAMED = 6;
function Worked({ activity }: { readonly activity: Activity }): JSX.Element | null {
  const loaded = rules.value;
  const worked = loaded === null ? null : workedBy(loaded, activity);
  if (loaded === null || worked === null || worked.ground.km === 0) return null;
  const places = placesOf(worked.muscles).filter(({ region }) => region !== "whole-leg");
  return (
    <section class="worked">
      <h2>{say("runs.worked")}</h2>
      <p class="small">{say("expect.estimate")}</p>
      <div class="split-small">
        <WorkedBody places={places} />
        <ul class="shares">
          {places.slice(0, NAMED).map(({ region, share }) => (
            <li key={region}>
              <span>{capital(placeName(region))}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="share-all" width="100" height="10" />
                <rect class="share-own" width={(share * 100).toFixed(1)} height="10" />
              </svg>
            </li>
          ))}
        </ul>
      </div>
      <How worked={worked} loaded={loaded} />
    </section>
  );
}

function Splits({ run }: { readonly run: Run }): JSX.Element | null {
  const splits = splitsOf(run.segments, unitMeters());
  if (splits.length < 2) return null;
  return (
    <section>
      <details class="fold">
        <summary>
          <b>{say(`runs.splits-${units.value}`, { n: splits.length })}</b>
          <Chevron />
        </summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say(`runs.unit-${units.value}`)}</th>
              <th scope="col">{say("runs.fact-pace")}</th>
              <th scope="col">{say("runs.fact-climb")}</th>
              <th scope="col">{say("runs.fact-fall")}</th>
            </tr>
          </thead>
          <tbody>
            {splits.map((split, i) => (
              <tr key={i}>
                <th scope="row">{pieceWords(i, split.meters / unitMeters())}</th>
                <td>{split.seconds > 0 ? pace(split.meters, split.seconds) : "–"}</td>
                <td>{heightWords(split.up)}</td>
                <td>{heightWords(split.down)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="small">{say("runs.splits-how", { n: run.segments.length, piece: heightWords(50) })}</p>
      </details>
    </section>
  );
}

/** Where it comes from, what was odd about it, and its bytes where they are kept. */
function Origin({ activity }: { readonly activity: Activity }): JSX.Element {
  const { lead, others } = activity;
  const originals = useSignal<readonly KeptOriginal[]>([]);
  useEffect(() => {
    const all = [lead, ...others].map(({ id }) => originalsOf(id));
    void Promise.all(all).then(
      (found) => (originals.value = found.flat()),
      () => undefined,
    );
  }, [lead.id]);
  const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
  return (
    <section>
      <h2>{say("runs.origin")}</h2>
      <ul class="plain-list">
        <li>{say("runs.origin-is", { format: say(`runs.format-${lead.format}`) })}</li>
        {others.length > 0 && (
          <li>
            {say("runs.origin-more", { formats: others.map(({ format }) => say(`runs.format-${format}`)).join(", ") })}
          </li>
        )}
        {lead.warnings.map((warning) => (
          <li key={warning}>{say(`warning.${warning}`)}</li>
        ))}
        {originals.value.length === 0 && <li class="quiet">{say("runs.no-places")}</li>}
      </ul>
      {originals.value.map(({ id, name, packed }) => (
        <button
          key={id}
          type="button"
          class="text-btn"
          onClick={() => void unpacked(packed).then((bytes) => saveFile(nameOf(name), new Blob([bytes])))}
        >
          {say("runs.save-original", { name: nameOf(name) })}
        </button>
      ))}
    </section>
  );
}

/** "Morning hills", or how far it went. */
const titleOf = (run: Run): string =>
  run.name ?? (run.distanceMeters === null ? sportWords(run) : distanceWords(run.distanceMeters));

/** One run: its way, its figures, what it worked and how that is worked out, what the person says of it. */
export function RunPage({ activity }: { readonly activity: Activity }): JSX.Element {
  const { lead } = activity;
  const [day, clock] = [dayOf(lead), clockOf(lead)];
  return (
    <>
      <header class="top">
        <Back href="/runs">{say("app.runs")}</Back>
      </header>
      <div class="pad">
        <Heading tab={say("runs.tab")}>{titleOf(lead)}</Heading>
        <p class="quiet num">
          {day === null ? say("warning.no-date") : `${longDay(day)}, ${clock ?? ""}`}
          {!isRun(lead) && ` · ${sportWords(lead)}`}
        </p>
        {liesAhead(lead) && <p>{say("runs.lies-ahead")}</p>}
      </div>
      <div class="split">
        <div>
          <div class="pad">
            <Profile run={lead} />
          </div>
          <section class="run-facts">
            <ul class="rows">
              {rowsOf(lead).map(([key, value]) => (
                <li key={key} class="row">
                  <span>{say(`runs.fact-${key}`)}</span>
                  <b class="num">{value}</b>
                </li>
              ))}
            </ul>
            {isClimbOurs(lead) && <p class="small pad">{say("runs.heights-ours", { height: heightWords(10) })}</p>}
          </section>
          <Splits run={lead} />
        </div>
        <div>
          <Worked activity={activity} />
          {isRun(lead) && <Tell activity={activity} />}
          <Origin activity={activity} />
        </div>
      </div>
    </>
  );
}

import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Summary } from "#journal";
import { summaryOf } from "#journal";
import { dateWords, nowMs } from "../device/clock.ts";
import { printPage } from "../device/share.ts";
import { loadRules, rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { Busy } from "../parts/busy.tsx";
import { Back, DeskTop, Go } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { lines, runs, storage } from "../record.ts";
import { distanceWords } from "../units.ts";
import { languageCode, say, sidedName } from "../words.ts";
import "./data.css";

/** Six weeks: what a first visit asks about. [design] */
const DAYS = 42;
const MS_PER_DAY = 86_400_000;
type Facts = Rules["facts"];

const since = (): number => nowMs() - DAYS * MS_PER_DAY;
function runWords(): string {
  const recent = runs.value.filter(({ startedAt }) => startedAt !== null && Date.parse(startedAt) >= since());
  const meters = recent.reduce((sum, { distanceMeters }) => sum + (distanceMeters ?? 0), 0);
  const week = distanceWords((meters * 7) / DAYS, 0);
  return say("physio.runs", { n: recent.length, distance: distanceWords(meters, 0), week });
}
const dayWords = (on: string): string => dateWords(Date.parse(`${on}T12:00:00`), languageCode);
const sideOf = (side: string): string => (side === "both" ? "middle" : side);

const Places = ({ places }: Pick<Summary, "places">): JSX.Element => (
  // What moves sideways must be reached by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div class="scrolls" role="region" aria-label={say("physio.places")} tabIndex={0}>
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{say("physio.place")}</th>
          {["sessions", "first", "last", "worse"].map((key) => (
            <th key={key} scope="col">
              {say(`physio.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={`${place.region}.${place.side}`}>
            <th scope="row">
              {sidedName(place.region, sideOf(place.side))}
              {place.stops.length > 0 && (
                <span class="small">
                  {" "}
                  {say("physio.stopped", { reasons: place.stops.map((code) => say(`physio.stop.${code}`)).join(", ") })}
                </span>
              )}
            </th>
            <td>{place.sessions}</td>
            <td>{place.first ?? "–"}</td>
            <td>{place.last ?? "–"}</td>
            <td>{place.worseMornings}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
const Stops = ({ facts, stops }: { readonly facts: Facts; readonly stops: Summary["stops"] }): JSX.Element => (
  <ul class="plain">
    {stops.map(({ on, flags, open }) => (
      <li key={on + flags.join()}>
        {dayWords(on)}:{" "}
        {facts.flags
          .filter(({ code }) => flags.includes(code))
          .map(({ short }) => short)
          .join(" ")}{" "}
        {say(open ? "physio.still" : "physio.over")}
      </li>
    ))}
  </ul>
);
function Page({ facts }: { readonly facts: Facts }): JSX.Element {
  const summary = summaryOf(lines.value, nowMs(), DAYS);
  const profile = facts.profile.filter(({ code }) => summary.profile.includes(code));
  const complaints = facts.complaints.filter(({ code }) => summary.complaints.includes(code));
  const used = summary.techniques.slice(0, 6).flatMap(({ technique, times }) => {
    const fact = facts.techniques.find(({ code }) => code === technique);
    return fact === undefined ? [] : [say("physio.used", { name: fact.name, times })];
  });
  return (
    <>
      <div class="pad">
        <Heading tab={say("physio.tab")}>{say("physio.title")}</Heading>
        <p class="quiet">
          {say("physio.span", { from: dateWords(since(), languageCode), to: dateWords(nowMs(), languageCode) })}
        </p>
      </div>
      <section>
        <h2>{say("physio.places")}</h2>
        <p class="quiet num count">{say("physio.count", { n: summary.sessions })}</p>
        {summary.places.length > 0 && <Places places={summary.places} />}
        <p class="small">{say("physio.scale")}</p>
      </section>
      {complaints.length > 0 && (
        <section>
          <h2>{say("physio.complaints")}</h2>
          <p>{complaints.map(({ name }) => name).join(", ")}.</p>
        </section>
      )}
      <section>
        <h2>{say("physio.stops")}</h2>
        {summary.stops.length === 0 ? <p>{say("physio.none")}</p> : <Stops facts={facts} stops={summary.stops} />}
      </section>
      <section>
        <h2>{say("physio.profile")}</h2>
        <p>{profile.length === 0 ? say("physio.none") : profile.map(({ short }) => `${short}.`).join(" ")}</p>
      </section>
      {used.length > 0 && (
        <section>
          <h2>{say("physio.done")}</h2>
          <p>{used.join(", ")}.</p>
        </section>
      )}
      <section>
        <h2>{say("physio.running")}</h2>
        <p class="num">{runWords()}</p>
      </section>
      <section>
        <p class="small">
          {say("physio.told")} {say("not-reviewed")}
        </p>
      </section>
      <div class="dock">
        <Go onClick={printPage}>{say("physio.print")}</Go>
      </div>
    </>
  );
}

/** One page for somebody who treats the person: to be shown or printed. Nothing is sent anywhere. */
export default function Physio(): JSX.Element {
  useEffect(() => void loadRules().catch(() => undefined), []);
  if (rules.value === null || storage.value === "loading") return <Busy class="data" />;
  return (
    <>
      <DeskTop />
      <main class="phone data physio">
        <header class="top">
          <Back href="/me/data">{say("data.title")}</Back>
        </header>
        <Page facts={rules.value.facts} />
      </main>
    </>
  );
}

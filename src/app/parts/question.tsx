import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { RegionId } from "#core";
import { REGIONS } from "#core";
import { today } from "../device/clock.ts";
import type { Rules } from "../engine.ts";
import { EVERYWHERE, lead, NOT_SAID, placesFor } from "../questions.ts";
import type { Told } from "../questions.ts";
import { say, sidedName } from "../words.ts";

interface Fact {
  readonly short: string;
  readonly question: string;
  readonly why: string;
  readonly thinksOf: string | null;
  readonly placed: boolean;
  readonly regions: readonly RegionId[];
  readonly emergency: boolean;
}
function factOf(rules: Rules, code: string): Fact | null {
  const flag = rules.facts.flags.find((fact) => fact.code === code);
  const profile = rules.facts.profile.find((fact) => fact.code === code);
  if (flag !== undefined) return { ...flag, emergency: flag.disposition === "emergency" };
  return profile === undefined ? null : { ...profile, thinksOf: null, regions: REGIONS, emergency: false };
}

/** Where, and since which day, a yes holds. Nothing is filled in; "I cannot say" counts everywhere. */
function Where(props: {
  readonly code: string;
  readonly index: number;
  readonly fact: Fact;
  readonly told: Told;
  readonly onTold: (told: Told) => void;
  readonly asksDay: boolean;
}): JSX.Element {
  const { code, index, told, onTold } = props;
  const id = (what: string): string => (index === 0 ? `${what}-${code}` : `${what}-${code}-${index}`);
  return (
    <>
      <label for={id("where")}>{say("check.where")}</label>
      <select
        id={id("where")}
        value={told.where}
        onChange={({ currentTarget }) => onTold({ ...told, where: currentTarget.value })}
      >
        <option value="">{say("check.where-choose")}</option>
        {placesFor(props.fact.regions).map(({ region, side }) => (
          <option key={`${region}.${side}`} value={`${region}.${side}`}>
            {sidedName(region, side)}
          </option>
        ))}
        <option value={EVERYWHERE}>{say("check.where-everywhere")}</option>
      </select>
      {props.asksDay && told.where !== "" && told.where !== EVERYWHERE && (
        <>
          <label for={id("since")}>{say("check.since")}</label>
          <input
            id={id("since")}
            type="date"
            max={today()}
            value={told.on}
            onInput={({ currentTarget }) => onTold({ ...told, on: currentTarget.value })}
          />
        </>
      )}
    </>
  );
}

/** One question: touching the ring ticks it, touching the words opens its long text and why it is asked. */
export function Question(props: {
  readonly code: string;
  readonly rules: Rules;
  readonly under: string | null;
  readonly ticked: boolean;
  /** Both take the code: the same for every question, so that those of which nothing changed are not drawn anew. */
  readonly onTick: (code: string) => void;
  readonly told: readonly Told[];
  readonly onTold: (code: string, told: readonly Told[]) => void;
  readonly asksDay: boolean;
}): JSX.Element | null {
  const open = useSignal(false);
  const { code, told } = props;
  const onTold = (next: readonly Told[]): void => props.onTold(code, next);
  const fact = factOf(props.rules, code);
  if (fact === null) return null;
  const [first, rest] = lead(fact.short);
  const canAdd = told.every(({ where }) => where !== "" && where !== EVERYWHERE);
  return (
    <li data-code={code} class={props.under === null ? "" : "under"}>
      <button
        type="button"
        aria-expanded={open.value}
        aria-controls={`why-${code}`}
        onClick={() => (open.value = !open.value)}
      >
        <b>{first}</b>
        {rest}
      </button>
      <input
        type="checkbox"
        aria-label={say("check.yes", { short: fact.short })}
        checked={props.ticked}
        onChange={() => props.onTick(code)}
      />
      {/* The long text is what counts, so it is there for everyone who opens it. */}
      <div id={`why-${code}`} class="why" hidden={!open.value}>
        <p>{fact.question}</p>
        <p class="quiet">{fact.why}</p>
        {fact.thinksOf !== null && <p class="quiet">{say("check.thinks-of", { what: fact.thinksOf })}</p>}
      </div>
      {/* What cannot wait is said at once, before the other questions are read. */}
      {props.ticked && fact.emergency && (
        <p class="bar" role="alert">
          <b>{say("timeframe.now")}</b>
        </p>
      )}
      {props.ticked && fact.placed && (
        <div class="where">
          {told.map((each, index) => (
            <Where
              key={index}
              code={code}
              index={index}
              fact={fact}
              told={each}
              onTold={(next) => onTold(told.map((other, i) => (i === index ? next : other)))}
              asksDay={props.asksDay}
            />
          ))}
          {canAdd && (
            <button type="button" class="text-btn" onClick={() => onTold([...told, NOT_SAID])}>
              {say("check.place-other")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

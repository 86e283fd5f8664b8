import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { MOMENTS, POSITIONS } from "#core";
import type { Moment, PositionId } from "#core";
import type { Facts } from "#knowledge";
import { say } from "../words.ts";
import { GROUP_IDS, NO_FILTERS, stretchFits, techniqueFits, type Group } from "./filters.ts";
import { change, filters, isNarrowedInside, kind, toolChoice } from "./list-state.ts";

const countOf = (facts: Facts, group: Group | null): number => {
  const wanted = { ...NO_FILTERS, group };
  return kind.value === "stretch"
    ? facts.stretches.filter((fact) => stretchFits(facts, fact, wanted)).length
    : facts.techniques.filter((fact) => techniqueFits(facts, fact, wanted)).length;
};
/** Parts of the body, with how many there are. */
export const GroupChips = ({ facts }: { readonly facts: Facts }): JSX.Element => (
  <div class="chips" role="group" aria-label={say("library.group")}>
    {[null, ...GROUP_IDS].map((group) => (
      <button key={group} type="button" aria-pressed={filters.value.group === group} onClick={() => change({ group })}>
        {group === null ? say("library.all") : say(`library.group.${group}`)}{" "}
        <span class="num">{countOf(facts, group)}</span>
      </button>
    ))}
  </div>
);

interface Choice {
  readonly value: string;
  readonly words: string;
}
const Choose = (props: {
  readonly name: string;
  readonly value: string;
  readonly any: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string | null) => void;
}): JSX.Element => (
  <label>
    <span class="small">{props.name}</span>
    <select value={props.value} onChange={(event) => props.onChange(event.currentTarget.value || null)}>
      <option value="">{props.any}</option>
      {props.choices.map(({ value, words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  </label>
);
const MINUTES = [1, 2, 3, 4];

/** Tool, position, moment and length of one technique. */
export function Narrow({ facts }: { readonly facts: Facts }): JSX.Element {
  // Its choices are many: they come when somebody looks.
  const looked = useSignal(isNarrowedInside.value);
  // It stays as it was left: with the last choice taken back somebody is still choosing.
  const open = useSignal(isNarrowedInside.value);
  return (
    <details
      class="narrow"
      open={open.value}
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
        looked.value ||= currentTarget.open;
      }}
    >
      <summary>{say("library.narrow")}</summary>
      {looked.value && <Choices facts={facts} />}
    </details>
  );
}
function Choices({ facts }: { readonly facts: Facts }): JSX.Element {
  const { position, moment, minutes } = filters.value;
  const tools = [
    { value: "mine", words: say("library.my-tools") },
    ...facts.tools.map(({ id, name }) => ({ value: id, words: name })),
  ];
  return (
    <div>
      {kind.value === "technique" && (
        <Choose
          name={say("library.tool")}
          any={say("library.any-tool")}
          value={toolChoice.value === "any" ? "" : toolChoice.value}
          choices={tools}
          onChange={(value) => (toolChoice.value = value ?? "any")}
        />
      )}
      <Choose
        name={say("library.position")}
        any={say("library.any-position")}
        value={position ?? ""}
        choices={POSITIONS.map((value) => ({ value, words: say(`position.${value}`) }))}
        onChange={(value) => change({ position: value as PositionId | null })}
      />
      <Choose
        name={say("library.moment")}
        any={say("library.any-moment")}
        value={moment ?? ""}
        choices={MOMENTS.map((value) => ({ value, words: say(`moment.${value}`) }))}
        onChange={(value) => change({ moment: value as Moment | null })}
      />
      <Choose
        name={say("library.minutes")}
        any={say("library.any-minutes")}
        value={minutes === null ? "" : String(minutes)}
        choices={MINUTES.map((n) => ({ value: String(n), words: say("today.minutes", { n }) }))}
        onChange={(value) => change({ minutes: value === null ? null : Number(value) })}
      />
    </div>
  );
}

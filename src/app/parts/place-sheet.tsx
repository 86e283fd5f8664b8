import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Area, FlagCode, PainKind } from "#core";
import { PAIN_KINDS } from "#core";
import { aboutOf, tellAbout } from "../draft.ts";
import { toldNow } from "../request.ts";
import { rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { answerAtOnce, kindQuestions, stopHere, stopsNow } from "../kinds.ts";
import { say, sidedName } from "../words.ts";
import { CloseUp, ExactPoint } from "./close-up.tsx";
import type { Layer } from "./close-up.tsx";
import { Go } from "./frame.tsx";
import { NeverList, neverNear, UnderList } from "./under.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";

/** One question of a kind of pain, with its own yes and no: neither is filled in. */
function AtOnce({ loaded, code }: { readonly loaded: Rules; readonly code: FlagCode }): JSX.Element | null {
  const fact = loaded.facts.flags.find((flag) => flag.code === code);
  if (fact === undefined) return null;
  const told = toldNow()[code];
  return (
    <fieldset class="again" data-code={code}>
      <legend>{fact.question}</legend>
      {[true, false].map((yes) => (
        <label key={String(yes)} class="choice">
          <input type="radio" name={code} checked={told === yes} onChange={() => answerAtOnce(code, yes)} />
          {say(yes ? "place.yes" : "place.no")}
        </label>
      ))}
      {told === true && fact.disposition === "emergency" && (
        <p class="bar" role="alert">
          <b>{say("timeframe.now")}</b>
        </p>
      )}
    </fieldset>
  );
}

/** The kind of pain, which nobody has to say; some kinds ask their questions at once. */
function Kind({ area, loaded, close }: { area: Area; loaded: Rules; close: () => void }): JSX.Element {
  const { kind, point } = aboutOf(area);
  const rest = point === undefined ? {} : { point };
  const codes = kindQuestions(loaded, area, kind);
  const yes = codes.some((code) => toldNow()[code] === true);
  const stops = yes && stopsNow(loaded);
  const choose = (each: PainKind): void => tellAbout(area, each === kind ? rest : { ...rest, kind: each });
  return (
    <section>
      <h3 id="kind">{say("place.kind")}</h3>
      <p class="small">{say("place.kind-why")}</p>
      <div class="choices" role="group" aria-labelledby="kind">
        {PAIN_KINDS.map((each) => (
          <button
            key={each}
            type="button"
            class="choice"
            aria-pressed={each === kind}
            data-kind={each}
            onClick={() => choose(each)}
          >
            {say(`place.kind.${each}`)}
          </button>
        ))}
      </div>
      <div role="status">{codes.length > 0 && <h3 class="after">{say("place.ask")}</h3>}</div>
      {codes.map((code) => (
        <AtOnce key={code} loaded={loaded} code={code} />
      ))}
      {yes && !stops && <p class="small">{say("place.noted")}</p>}
      {stops && (
        <Go
          onClick={() => {
            close();
            void stopHere(loaded, area);
          }}
        >
          {say("place.stop-do")}
        </Go>
      )}
    </section>
  );
}

/** Everything that can be said and seen of one marked place; none of it has to be. */
export function PlaceSheet({ area }: { readonly area: Area }): JSX.Element {
  const layer = useSignal<Layer>("none");
  const loaded = rules.value;
  const never = loaded === null ? [] : neverNear(loaded, area);
  return (
    <Sheet title={sidedName(area.region, area.side)} onClose={closeSheet} class="place">
      {(close) => (
        <>
          <CloseUp area={area} layer={layer.value} />
          <div class="choices">
            {(["under", "never"] as const).map((each) => (
              <button
                key={each}
                type="button"
                class="choice"
                aria-pressed={layer.value === each}
                onClick={() => (layer.value = layer.value === each ? "none" : each)}
              >
                {say(`place.${each}`)}
              </button>
            ))}
          </div>
          {layer.value === "under" && <UnderList area={area} />}
          {layer.value === "never" && <NeverList never={never} />}
          <ExactPoint area={area} />
          {loaded !== null && <Kind area={area} loaded={loaded} close={close} />}
        </>
      )}
    </Sheet>
  );
}

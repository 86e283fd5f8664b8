import { signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { RegionId, TechniqueCode } from "#core";
import type { Occasion } from "#knowledge";
import { cardNow, cardWasRead, turnCards } from "../cards.ts";
import { draft } from "../draft.ts";
import { say } from "../words.ts";
import { Chevron } from "./frame.tsx";
import { Sheet } from "./sheet.tsx";
import "./card.css";

export interface CardProps {
  readonly screen: Occasion["screen"];
  /** What is about to be worked, where a plan is known. */
  readonly plan?: { readonly regions: readonly RegionId[]; readonly techniques: readonly TechniqueCode[] };
}

/** A short word at the moment when it matters: a row that opens it. Once it was open it does not come again. */
export const Card = (props: CardProps): JSX.Element => (
  <>
    {props.screen === "today" && <OnceSlot />}
    <Word {...props} />
  </>
);

/** What was asked for holds for this once alone: the way back needs what plans, and only who asked for that loads it. */
const once = signal<(() => JSX.Element | null) | null>(null);
function OnceSlot(): JSX.Element | null {
  const asked = draft.value.only !== null;
  useEffect(() => {
    if (!asked || once.peek() !== null) return;
    import("./once.tsx").then(
      (loaded) => (once.value = loaded.Once),
      () => undefined,
    );
  }, [asked]);
  const Once = once.value;
  return Once !== null && asked ? <Once /> : null;
}

function Word({ screen, plan }: CardProps): JSX.Element | null {
  const open = useSignal<ReturnType<typeof cardNow>>(null);
  const card = open.value ?? cardNow(screen, plan ?? null);
  if (card === null) return null;
  const close = (): void => {
    cardWasRead(card.id);
    open.value = null;
  };
  const [claim] = card.claims;
  return (
    <>
      <button type="button" class="row card" onClick={() => (open.value = card)}>
        <span>
          <b>{card.title}</b>
          <br />
          <span class="small">{say(screen === "after" ? "card.why-after" : "card.why")}</span>
        </span>
        <Chevron />
      </button>
      {open.value !== null && (
        <Sheet title={card.title} onClose={close}>
          {card.text.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p class="card-acts">
            {claim !== undefined && (
              <a class="text-btn" href={`/library/claim/${claim}`} onClick={close}>
                {say("card.more")}
              </a>
            )}
            <button
              type="button"
              class="text-btn"
              onClick={() => {
                turnCards(false);
                close();
              }}
            >
              {say("card.no-more")}
            </button>
          </p>
        </Sheet>
      )}
    </>
  );
}

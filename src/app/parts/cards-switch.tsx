import type { JSX } from "preact";
import { cardsAreOff, turnCards } from "../cards.ts";
import { Choice } from "./choice.tsx";
import { say } from "../words.ts";

const ON_AND_OFF = ["on", "off"] as const;

/** Turns the short words at their moment off and on again. */
export const CardsSwitch = (): JSX.Element => (
  <Choice
    id="cards"
    title={say("me.cards")}
    of={ON_AND_OFF}
    chosen={cardsAreOff.value ? "off" : "on"}
    words={(each) => say(`me.cards-${each}`)}
    onChoose={(each) => turnCards(each === "on")}
  />
);

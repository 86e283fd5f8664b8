import type { JSX } from "preact";
import { cardsAreOff, turnCards } from "../cards.ts";
import { say } from "../words.ts";

/** Turns the short words at their moment off and on again. */
export const CardsSwitch = (): JSX.Element => (
  <section class="cards-switch">
    <h2>{say("library.cards")}</h2>
    <p class="quiet">{say(cardsAreOff.value ? "library.cards-off" : "library.cards-on")}</p>
    <button type="button" class="text-btn" onClick={() => turnCards(cardsAreOff.value)}>
      {say(cardsAreOff.value ? "library.cards-turn-on" : "library.cards-turn-off")}
    </button>
  </section>
);

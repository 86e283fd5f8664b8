import type { JSX } from "preact";
import type { RegionId, TechniqueCode } from "#core";
import type { Occasion } from "#knowledge";
import { cardNow, cardWasRead, turnCards } from "../cards.ts";
import { say } from "../words.ts";
import "./card.css";

/** A short word at the moment when it matters; shown until it was read, then never again. Nothing when there is none. */
export function Card(props: {
  readonly screen: Occasion["screen"];
  readonly plan?: { readonly regions: readonly RegionId[]; readonly techniques: readonly TechniqueCode[] };
}): JSX.Element | null {
  const card = cardNow(props.screen, props.plan ?? null);
  if (card === null) return null;
  const [claim] = card.claims;
  return (
    <aside class="sheet card" aria-labelledby={card.id}>
      <h2 id={card.id}>{card.title}</h2>
      {card.text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p class="acts">
        <button type="button" class="text-btn" onClick={() => cardWasRead(card.id)}>
          {say("card.read")}
        </button>
        {claim !== undefined && (
          <a class="text-btn" href={`/library/claim/${claim}`}>
            {say("card.more")}
          </a>
        )}
        <button type="button" class="text-btn" onClick={() => turnCards(false)}>
          {say("card.no-more")}
        </button>
      </p>
    </aside>
  );
}

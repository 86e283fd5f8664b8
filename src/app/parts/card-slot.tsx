import { signal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { rules } from "../engine.ts";
import type { CardProps } from "./card.tsx";

const part = signal<ComponentType<CardProps> | null>(null);
/** Where a card may stand; it and what it says come with the rules, not before. Without it nothing is missing. */
export function CardSlot(props: CardProps): JSX.Element | null {
  useSignalEffect(() => {
    if (rules.value === null || part.peek() !== null) return;
    import("./card.tsx").then(
      (loaded) => (part.value = loaded.Card),
      () => undefined,
    );
  });
  const Card = part.value;
  return Card === null ? null : <Card {...props} />;
}

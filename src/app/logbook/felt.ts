import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { ForecastLevel } from "#core";

/** Places that are dotted on the body, and how much may be felt there; empty until the rules are there. */
export const guessed = signal<ReadonlyMap<string, ForecastLevel>>(new Map());
/** Whether the body shows how much: only when the person asks. */
export const tinted = signal(false);
/** What Today's line says of it; it comes with the rules. */
export const talk = signal<ComponentType | null>(null);

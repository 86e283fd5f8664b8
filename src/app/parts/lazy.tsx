import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { breath } from "../device/clock.ts";
import { loadRules } from "../engine.ts";
import { route } from "../route.ts";
import { Busy } from "./busy.tsx";
import { say } from "../words.ts";
import { SCREENS, screenAt } from "../screens/index.ts";

/** The screen of the present path; what cannot be loaded says so, and offers to try again. */
export function Lazy(): JSX.Element {
  const shown = useSignal<{ readonly entry: string; readonly screen: ComponentType | null } | null>(null);
  const tries = useSignal(0);
  useSignalEffect(() => {
    const entry = screenAt(route.value) ?? "";
    void tries.value;
    if (shown.peek()?.entry === entry && shown.peek()?.screen !== null) return;
    // Each of them speaks with the rules of care: both come at once, not one after the other.
    if (entry !== "") void loadRules().catch(() => undefined);
    // What came is one piece of work, what it draws another.
    const coming = SCREENS[entry]?.().then(async (loaded) => (await breath(), loaded));
    coming?.then(
      (loaded) => screenAt(route.peek()) === entry && (shown.value = { entry, screen: loaded.default }),
      () => (shown.value = { entry, screen: null }),
    );
  });
  const now = shown.value;
  if (now === null || now.entry !== screenAt(route.value)) return <Busy class="" />;
  if (now.screen !== null) return <now.screen key={route.value} />;
  return (
    <main class="phone pad">
      <h1>{say("app.not-loaded")}</h1>
      <p class="quiet">{say("app.not-loaded-why")}</p>
      <button class="btn" onClick={() => tries.value++}>
        {say("app.try-again")}
      </button>
    </main>
  );
}

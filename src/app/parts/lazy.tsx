import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { route } from "../route.ts";
import { say } from "../words.ts";
import { SCREENS } from "../screens/index.ts";

/** The screen of the present path; what cannot be loaded says so, and offers to try again. */
export function Lazy(): JSX.Element {
  const shown = useSignal<{ readonly path: string; readonly screen: ComponentType | null } | null>(null);
  const tries = useSignal(0);
  useSignalEffect(() => {
    const path = route.value;
    void tries.value;
    SCREENS[path]?.().then(
      (loaded) => route.peek() === path && (shown.value = { path, screen: loaded.default }),
      () => (shown.value = { path, screen: null }),
    );
  });
  const now = shown.value;
  if (now === null || now.path !== route.value) return <main class="phone" aria-busy="true" />;
  if (now.screen !== null) return <now.screen />;
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

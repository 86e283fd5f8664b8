import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { route } from "../route.ts";
import { Busy } from "./busy.tsx";
import { say } from "../words.ts";
import { ahead, here, screenAt } from "../screens/index.ts";

/** The screen of the present path; what cannot be loaded says so, and offers to try again. */
export function Lazy(): JSX.Element {
  /** The entry that could not be had. */
  const lost = useSignal("");
  const entry = screenAt(route.value) ?? "";
  const load = (): void => {
    lost.value = "";
    ahead(entry).catch(() => (lost.value = entry));
  };
  useLayoutEffect(load, [entry]);
  const Screen = here.value[entry];
  if (Screen) return <Screen key={route.value} />;
  if (lost.value !== entry) return <Busy class="" />;
  return (
    <main class="phone pad">
      <h1>{say("app.not-loaded")}</h1>
      <p class="quiet">{say("app.not-loaded-why")}</p>
      <button class="btn" onClick={load}>
        {say("app.try-again")}
      </button>
    </main>
  );
}

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { askToLast, isLasting } from "../device/lasting.ts";
import { say } from "../words.ts";

/** Whether the browser promised to keep the record; where it did not, it can be asked. */
export function Lasting(): JSX.Element {
  const lasts = useSignal<"asking" | "yes" | "no" | "refused" | "unknown">("asking");
  useEffect(() => {
    void isLasting().then((kept) => (lasts.value = kept === null ? "unknown" : kept ? "yes" : "no"));
  }, []);
  const ask = (): void => void askToLast().then((kept) => (lasts.value = kept ? "yes" : "refused"));
  return (
    <div class="lasting">
      <p class="small" role="status">
        {lasts.value === "asking" ? "" : say(`me.lasts-${lasts.value}`)}
      </p>
      {lasts.value === "no" && (
        <button type="button" class="text-btn" onClick={ask}>
          {say("me.lasts-ask")}
        </button>
      )}
    </div>
  );
}

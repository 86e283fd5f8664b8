import { signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { countOriginals, forgetOriginals } from "../device/import-disk.ts";
import { Sheet } from "../parts/sheet.tsx";
import { say } from "../words.ts";
import { keepsOriginals, setKeepsOriginals } from "./imports.ts";

/** Files that are kept as they were given. */
const count = signal(0);
/** They were just deleted, or the disk would not. */
const became = signal<"deleted" | "failed" | null>(null);
const look = (): Promise<void> =>
  countOriginals().then(
    (n) => void (count.value = n),
    () => undefined,
  );
const forget = (): Promise<void> =>
  forgetOriginals().then(
    () => {
      [count.value, became.value] = [0, "deleted"];
    },
    () => void (became.value = "failed"),
  );

/** Whether the files are kept too; and those that are can be deleted, the runs stay. */
export function KeptFiles(): JSX.Element {
  const asks = useSignal(false);
  useEffect(() => {
    became.value = null;
    void look();
  }, []);
  return (
    <>
      <label class="row keep">
        <span>
          <b>{say("runs.keep")}</b>
          <br />
          <span class="small">{say("runs.keep-why")}</span>
        </span>
        <input
          type="checkbox"
          checked={keepsOriginals.value}
          onChange={({ currentTarget }) => void setKeepsOriginals(currentTarget.checked)}
        />
      </label>
      {count.value > 0 && (
        <button type="button" class="btn" onClick={() => (asks.value = true)}>
          {say("runs.keep-delete", { n: count.value })}
        </button>
      )}
      {asks.value && (
        <Sheet title={say("runs.keep-sure")} onClose={() => (asks.value = false)}>
          {(close) => (
            <div class="choices">
              <p>{say("runs.keep-what", { n: count.value })}</p>
              <button type="button" class="btn" onClick={() => void forget().then(close)}>
                {say("runs.keep-now")}
              </button>
            </div>
          )}
        </Sheet>
      )}
      <p class="small" role="status">
        {became.value === "deleted" && say("runs.keep-deleted")}
        {became.value === "failed" && say("data.failed")}
      </p>
    </>
  );
}

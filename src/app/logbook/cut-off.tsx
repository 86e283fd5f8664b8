import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Import, Run } from "#runs";
import { distanceWords } from "../units.ts";
import { say } from "../words.ts";
import { brokenIn, keepAgain, leaveOut } from "./left.ts";
import type { Broken } from "./left.ts";

/** More than these nobody decides one by one; undo takes back all. */
const SHOWN = 20;

/** "9.4 km", or minutes where the way is not known. */
const partOf = (run: Run): string =>
  run.distanceMeters === null
    ? say("today.minutes", { n: Math.round((run.recordedSeconds ?? 0) / 60) })
    : distanceWords(run.distanceMeters);

function CutOff({ found, one }: { readonly found: Import; readonly one: Broken }): JSX.Element {
  const failed = useSignal(false);
  const { run, out, file } = one;
  return (
    <div class="sheet bad-file">
      <h3>{file}</h3>
      {run === null ? (
        <p>{say("files.left-out")}</p>
      ) : (
        <>
          <p>{say("files.stops-after", { way: partOf(run) })}</p>
          <div class="choices tight" role="group" aria-label={file}>
            <button type="button" class="choice" aria-pressed={!out} onClick={() => out && void keepAgain(found, one)}>
              {say("files.keep-part", { way: partOf(run) })}
            </button>
            <button
              type="button"
              class="choice"
              aria-pressed={out}
              onClick={() => !out && void leaveOut(found, run).then((done) => (failed.value = !done))}
            >
              {say("files.leave-out")}
            </button>
          </div>
        </>
      )}
      {failed.value && <p role="alert">{say("data.failed")}</p>}
    </div>
  );
}

/** Recordings that break off: the person keeps what is there, which is so from the beginning, or leaves it out. */
export const CutOffs = ({ found }: { readonly found: Import }): JSX.Element => (
  <>
    {brokenIn(found)
      .slice(0, SHOWN)
      .map((one) => (
        <CutOff key={`${one.file} ${one.id}`} found={found} one={one} />
      ))}
  </>
);

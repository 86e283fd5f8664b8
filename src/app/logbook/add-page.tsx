import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Import } from "#runs";
import { takeShared, waysHere } from "../device/shared.ts";
import { pastedFiles } from "../device/pasted.ts";
import { PickRuns } from "../parts/add-runs.tsx";
import { Back, Chevron } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { dateWords } from "../device/clock.ts";
import { languageCode, say } from "../words.ts";
import { cameOf } from "./came.ts";
import { imports, loadImports, trouble, untold } from "./imports.ts";
import { KeptFiles } from "./kept-files.tsx";
import { ReadingView } from "./reading-view.tsx";
import { reading } from "./reading.ts";
import { ReportView } from "./report-view.tsx";
import { takeLent } from "./intake.ts";
import { takeFiles } from "./take.ts";

/** Known to browsers, not to the types. */
const WHOLE_FOLDER = { webkitdirectory: true };
/** A whole folder at once, where the browser can give one. */
function PickFolder(): JSX.Element {
  return (
    <label class="btn pick">
      {say("runs.pick-folder")}
      <input
        class="hide"
        type="file"
        multiple
        {...WHOLE_FOLDER}
        onChange={({ currentTarget }) => {
          takeFiles(currentTarget.files);
          currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** Every way in, and for a way that is shut here the one that works. */
function Ways(): JSX.Element {
  const { folder, open, share } = waysHere();
  const nothing = useSignal(false);
  return (
    <section>
      <h2>{say("runs.ways")}</h2>
      <ul class="plain-list">
        <li>{say("runs.way-drop")}</li>
        <li>
          {say("runs.way-paste")}{" "}
          <button
            type="button"
            class="in-line"
            onClick={() =>
              void pastedFiles().then((files) => {
                nothing.value = files.length === 0;
                takeFiles(files);
              })
            }
          >
            {say("runs.paste")}
          </button>{" "}
          {nothing.value && <span role="status">{say("runs.nothing-pasted")}</span>}
        </li>
        <li>{say(folder ? "runs.way-folder" : "runs.no-folder")}</li>
        <li>{say(open ? "runs.way-open" : "runs.no-open")}</li>
        <li>{say(share ? "runs.way-share" : "runs.no-share")}</li>
      </ul>
    </section>
  );
}

const SERVICES = ["strava", "garmin", "apple", "runkeeper", "watch"] as const;
const Where = (): JSX.Element => (
  <section>
    <h2>{say("runs.where")}</h2>
    {SERVICES.map((service) => (
      <details key={service} class="service">
        <summary>
          <b>{say(`runs.service-${service}`)}</b>
          <Chevron />
        </summary>
        <p>{say(`runs.where-${service}`)}</p>
      </details>
    ))}
  </section>
);

function Earlier({ all }: { readonly all: readonly Import[] }): JSX.Element | null {
  if (all.length === 0) return null;
  return (
    <section>
      <h2>{say("runs.earlier")}</h2>
      <ul class="rows">
        {all.map((each) => (
          <li key={each.id}>
            <a class="row" href={`/runs/import/${each.id}`}>
              <span>
                <b class="file-name">
                  {each.files.length === 1 ? each.files[0] : say("runs.n-files", { n: each.files.length })}
                </b>
                <br />
                <span class="small num">
                  {dateWords(Date.parse(each.at), languageCode)}.{" "}
                  {each.state === "undone"
                    ? say("runs.state-undone")
                    : say("runs.brought", { n: cameOf(each).runs.length })}
                </span>
              </span>
              <Chevron />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choose(): JSX.Element {
  const { folder } = waysHere();
  return (
    <>
      <div class="pad">
        <Heading tab={say("runs.tab")}>{say("runs.add-title")}</Heading>
        <p class="quiet">{say("runs.add-why")}</p>
      </div>
      <section class="pickers">
        <PickRuns button>{say("runs.pick")}</PickRuns>
        {folder && <PickFolder />}
        <KeptFiles />
      </section>
      <Ways />
      <Where />
      <Earlier all={imports.value.filter(({ state }) => state !== "going-on").toReversed()} />
    </>
  );
}

/** Brings recordings in: what can be given and how, then how far it is, then what came of it. */
export function AddPage(): JSX.Element {
  useEffect(() => {
    void loadImports();
    void takeShared().then(takeLent);
    // Told once: who comes again comes to choose.
    return () => {
      if (reading.value === null) untold.value = null;
    };
  }, []);
  const now = reading.value;
  const last = imports.value.find(({ id }) => id === untold.value);
  const done = now === null && last !== undefined && last.state !== "going-on" ? last : null;
  return (
    <>
      <header class="top">
        <Back href="/runs">{say("app.runs")}</Back>
      </header>
      {trouble.value !== null && (
        <p class="pad" role="alert">
          {say(`runs.trouble-${trouble.value}`)}
        </p>
      )}
      {now !== null ? (
        <ReadingView key="now" now={now} />
      ) : done !== null ? (
        <ReportView key={done.id} found={done} />
      ) : (
        <Choose />
      )}
    </>
  );
}

import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { BackupProblem } from "#journal";
import {
  backupWords,
  counted,
  counts,
  countWords,
  deleteAll,
  goingWords,
  look,
  preview,
  restore,
  saveBackup,
  takeBack,
  undo,
  UNDO_DAYS,
  type Preview,
} from "../data.ts";
import { loadRules, rules } from "../engine.ts";
import { Busy } from "../parts/busy.tsx";
import { Back, Chevron, DeskTop, Go } from "../parts/frame.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { Heading } from "../parts/heading.tsx";
import { heldStop, storage } from "../record.ts";
import { say } from "../words.ts";
import "./data.css";

/** The whole file chooser is the row. */
const Choose = (): JSX.Element => (
  <label class="row file">
    <span>{say("data.restore")}</span>
    <input
      type="file"
      accept="application/json,.json"
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? [];
        if (file !== undefined) void look(file);
        event.currentTarget.value = "";
      }}
    />
    <Chevron />
  </label>
);

/** What is about to go, or went: how much of it, and whether a stop held. */
interface Gone {
  readonly much: ReturnType<typeof counts>;
  readonly stop: boolean;
}
function Delete(props: { readonly onDone: (gone: Gone | null) => void }): JSX.Element {
  const asks = useSignal(false);
  const going: Gone = { much: counts(), stop: heldStop.value !== null };
  return (
    <section>
      <h2>{say("data.delete")}</h2>
      <p class="quiet">{say("data.delete-why")}</p>
      <button type="button" class="text-btn" onClick={() => (asks.value = true)}>
        {say("data.delete-ask")}
      </button>
      {asks.value && (
        <Sheet title={say("data.delete-sure")} onClose={() => (asks.value = false)}>
          {(close) => (
            <div class="choices">
              <p>{say("data.delete-what", { much: goingWords(going.much) })}</p>
              {going.stop && (
                <p>
                  <b>{say("data.delete-stop")}</b>
                </p>
              )}
              <button type="button" class="btn" onClick={saveBackup}>
                {say("data.save-first")}
              </button>
              <button
                type="button"
                class="btn"
                onClick={() =>
                  void deleteAll().then((done) => {
                    props.onDone(done ? going : null);
                    close();
                  })
                }
              >
                {say("data.delete-now")}
              </button>
            </div>
          )}
        </Sheet>
      )}
    </section>
  );
}

function Home(): JSX.Element {
  const failed = useSignal(false);
  const gone = useSignal<Gone | null>(null);
  const kept = undo.value;
  return (
    <>
      <div class="pad">
        <Heading tab={say("data.tab")}>{say("data.title")}</Heading>
        <p class="quiet">{say("data.here-only")}</p>
      </div>
      {storage.value === "memory" && <p class="pad">{say("today.keeps-nothing")}</p>}
      {failed.value && (
        <p class="pad" role="alert">
          {say("data.failed")}
        </p>
      )}
      <section>
        <ul class="rows">
          <li class="row">
            <span>
              <b>{backupWords()}</b>
              <br />
              <span class="small num">{countWords(counts())}</span>
            </span>
            <button type="button" class="btn" onClick={saveBackup}>
              {say("data.save")}
            </button>
          </li>
          <li>
            <Choose />
          </li>
        </ul>
        <p class="small">{say("data.what-is-in")}</p>
      </section>
      <section>
        <ul class="rows">
          <li>
            <a class="row" href="/me/physio">
              <span>
                <b>{say("data.physio")}</b>
                <br />
                <span class="small">{say("data.physio-why")}</span>
              </span>
              <Chevron />
            </a>
          </li>
        </ul>
      </section>
      <Delete
        onDone={(now) => {
          gone.value = now;
          failed.value = now === null;
        }}
      />
      <p class={gone.value === null ? "hide" : "pad gone"} role="status">
        {gone.value !== null && say("data.deleted", { much: goingWords(gone.value.much) })}{" "}
        {gone.value?.stop === true && <b>{say("data.deleted-stop")}</b>}
      </p>
      {kept !== null && (
        <div class="undo" role="status">
          <span>
            <b>{say("data.restored")}</b> {say("data.undo-days", { n: UNDO_DAYS })}
          </span>
          <button type="button" onClick={() => void takeBack(kept).then((done) => (failed.value = !done))}>
            {say("data.undo")}
          </button>
        </div>
      )}
    </>
  );
}

/** What the file is and what comes of it, before anything changes. */
function Ready({ shown }: { readonly shown: Extract<Preview, { is: "ready" }> }): JSX.Element {
  const failed = useSignal(false);
  const { backup, merge, name } = shown;
  const settings = Object.keys(merge.settings).length;
  return (
    <>
      <div class="pad">
        <Heading tab={say("data.tab")}>{say("data.look")}</Heading>
        <p class="quiet">{say("data.nothing-changed", { name })}</p>
      </div>
      <section>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">
                <span class="hide">{say("data.what")}</span>
              </th>
              {["here", "file", "after"].map((key) => (
                <th key={key} scope="col">
                  {say(`data.col-${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counted(backup, merge).map((row) => (
              <tr key={row.key}>
                <th scope="row">{say(`data.row-${row.key}`)}</th>
                <td>{row.here}</td>
                <td>{row.file}</td>
                <td>{row.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <p class="quiet">{say("data.rules")}</p>
        {settings > 0 && <p class="quiet">{say("data.settings", { n: settings })}</p>}
        {failed.value && <p role="alert">{say("data.failed")}</p>}
      </section>
      <div class="dock">
        <Go onClick={() => void restore(merge).then((done) => (failed.value = !done))}>{say("data.bring")}</Go>
        <p class="small center">{say("data.nothing-lost", { n: UNDO_DAYS })}</p>
      </div>
    </>
  );
}
const problemWords = (problem: BackupProblem): string =>
  say(`data.problem-${problem.is}`, { at: problem.is === "broken" ? problem.at : "" });
const Refused = ({ shown }: { readonly shown: Extract<Preview, { is: "refused" }> }): JSX.Element => (
  <>
    <div class="pad">
      <Heading tab={say("data.tab")}>{say("data.refused")}</Heading>
      <p class="quiet">{say("data.refused-file", { name: shown.name })}</p>
    </div>
    <section>
      <p class="sheet">{problemWords(shown.problem)}</p>
      <ul class="rows">
        <li>
          <Choose />
        </li>
      </ul>
    </section>
  </>
);

/** Save everything in one file, bring a file back with a look before, delete everything with a second look. */
export default function Data(): JSX.Element {
  useEffect(() => void loadRules().catch(() => undefined), []);
  useEffect(() => () => void (preview.value = null), []);
  if (rules.value === null || storage.value === "loading") return <Busy class="data" />;
  const shown = preview.value;
  return (
    <>
      <DeskTop />
      <main class="phone data" key={shown?.is}>
        <header class="top">
          {shown === null ? (
            <Back href="/me">{say("app.me")}</Back>
          ) : (
            <button type="button" class="text-btn" onClick={() => (preview.value = null)}>
              {say("data.back")}
            </button>
          )}
        </header>
        {shown === null ? <Home /> : shown.is === "ready" ? <Ready shown={shown} /> : <Refused shown={shown} />}
      </main>
    </>
  );
}

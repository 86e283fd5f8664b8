import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { countOf, filtered, lineWords, reportTable } from "#runs";
import type { Import, ReportLine } from "#runs";
import { saveFile } from "../device/file.ts";
import { titleOf } from "../parts/files-sheet.tsx";
import { Go } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { go } from "../route.ts";
import { say } from "../words.ts";
import { cameOf } from "./came.ts";
import { CutOffs } from "./cut-off.tsx";
import { Dots, filesPerDot } from "./dots.tsx";
import { defused } from "./defused.ts";
import { undoImport } from "./imports.ts";

const OUTCOMES = ["ok", "warning", "problem"] as const;
/** More lines than this are no help; the filter finds the rest. */
const SHOWN = 50;

/** The name, and where in the archive it lies. */
function Named({ file }: { readonly file: string }): JSX.Element {
  const cut = file.lastIndexOf("/") + 1;
  return (
    <>
      <b>{file.slice(cut)}</b>
      {cut > 1 && <span class="small path">{file.slice(0, cut - 1)}</span>}
    </>
  );
}

function Line({ line }: { readonly line: ReportLine }): JSX.Element {
  // Nothing where all is well.
  const said = lineWords(line, say);
  return (
    <li class="report-line">
      <i class={`mark-${line.outcome}`} aria-hidden="true" />
      <div>
        <Named file={line.file} />
        {said === "" ? <p class="small">{say("runs.line-ok")}</p> : <p>{said}</p>}
        {line.outcome === "problem" && (
          <p class="small">{line.codes.map((code) => say(`files.do-${code}`)).join(" ")}</p>
        )}
        {line.codes.length > 0 && (
          <details class="small">
            <summary>{say("runs.line-detail")}</summary>
            {/* The code, and where in the file: in the words of the reader. */}
            <p class="detail" lang="en">
              {[line.codes.join(", "), line.detail ?? ""].filter((words) => words !== "").join(": ")}
            </p>
          </details>
        )}
      </div>
    </li>
  );
}

/** Everything that came of an import, file by file: to be filtered, searched and saved. */
function Lines({ found }: { readonly found: Import }): JSX.Element {
  const count = countOf(found.report);
  const outcome = useSignal<ReportLine["outcome"] | null>(count.problem > 0 ? "problem" : null);
  const word = useSignal("");
  const shown = filtered(found.report, { outcome: outcome.value, code: null, word: word.value });
  return (
    <section>
      <h2>{say("runs.report")}</h2>
      <div class="choices tight" role="group" aria-label={say("runs.report-which")}>
        <button
          type="button"
          class="choice"
          aria-pressed={outcome.value === null}
          onClick={() => (outcome.value = null)}
        >
          {say("runs.report-all", { n: found.report.length })}
        </button>
        {OUTCOMES.filter((each) => count[each] > 0).map((each) => (
          <button
            key={each}
            type="button"
            class="choice"
            aria-pressed={outcome.value === each}
            onClick={() => (outcome.value = each)}
          >
            {say(`runs.report-${each}`, { n: count[each] })}
          </button>
        ))}
      </div>
      {found.report.length > SHOWN && (
        <input
          class="search"
          type="search"
          aria-label={say("runs.report-search")}
          placeholder={say("runs.report-search")}
          value={word.value}
          onInput={({ currentTarget }) => (word.value = currentTarget.value)}
        />
      )}
      <ul class="rows report">
        {shown.slice(0, SHOWN).map((line, at) => (
          <Line key={`${line.file}-${at}`} line={line} />
        ))}
      </ul>
      {shown.length > SHOWN && <p class="small">{say("runs.report-more", { n: shown.length - SHOWN })}</p>}
      <button
        type="button"
        class="text-btn"
        onClick={() =>
          saveFile("legwork-import.csv", new Blob([reportTable(found.report.map(defused), say)], { type: "text/csv" }))
        }
      >
        {say("runs.report-save")}
      </button>
    </section>
  );
}

function Undo({ found }: { readonly found: Import }): JSX.Element {
  const failed = useSignal(false);
  return (
    <div class="undo" role="status">
      <span>{found.state === "undone" ? say("runs.undone") : say("runs.undo-what")}</span>
      {found.state !== "undone" && (
        <button type="button" onClick={() => void undoImport(found.id).then((done) => (failed.value = !done))}>
          {say("data.undo")}
        </button>
      )}
      {failed.value && <span role="alert">{say("data.failed")}</span>}
    </div>
  );
}

/** What came of an import. */
export function ReportView({ found }: { readonly found: Import }): JSX.Element {
  const came = cameOf(found);
  const of = found.report.length;
  const undone = found.state === "undone";
  const title = undone
    ? say("runs.undone")
    : found.state === "cancelled"
      ? say("runs.stopped", { n: of })
      : titleOf(came);
  const counts = [
    ["runs.row-new", came.runs.length],
    ["runs.row-known", came.known],
    ["runs.row-others", came.others.length],
    ["runs.row-bad", came.bad.length],
    ["runs.row-lost", came.rowsLost],
  ] as const;
  return (
    <>
      <div class="pad">
        <Heading tab={say("runs.tab")}>{title}</Heading>
        {came.bad.length > 0 && !undone && <p class="quiet">{say("files.nothing-lost")}</p>}
      </div>
      {of > 0 && (
        <div class="pad">
          <Dots marks={found.report.map(({ outcome }) => outcome)} of={of} />
          <p class="quiet small">
            {say(filesPerDot(of) === 1 ? "runs.one-dot" : "runs.many-dot", { n: filesPerDot(of) })}
          </p>
        </div>
      )}
      <section>
        <CutOffs found={found} />
        <ul class="rows">
          {counts
            .filter(([key, n]) => !undone && (n > 0 || key === "runs.row-new"))
            .map(([key, n]) => (
              <li key={key} class="row">
                <span>{say(key)}</span>
                <b class="num">{n}</b>
              </li>
            ))}
        </ul>
      </section>
      <Lines found={found} />
      <div class="dock">
        <Go onClick={() => go("/runs")}>{say("runs.see")}</Go>
      </div>
      <Undo found={found} />
    </>
  );
}

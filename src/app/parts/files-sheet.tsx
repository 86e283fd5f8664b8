import type { JSX } from "preact";
import { importWith } from "../logbook/imports.ts";
import { cameOf } from "../logbook/came.ts";
import type { Came } from "../logbook/came.ts";
import { CutOffs } from "../logbook/cut-off.tsx";
import { say } from "../words.ts";
import { runWords } from "./last-run.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";

/** "2 runs are in. One could not be read." */
export function titleOf({ runs, others, known, bad }: Pick<Came, "runs" | "others" | "known" | "bad">): string {
  const good = runs.length;
  if (bad.length === 0 && good === 0) return say("files.none-new");
  if (bad.length === 0) return say("files.all-in", { n: good });
  if (good > 0) return say("files.some-in", { n: good, bad: bad.length });
  // What was here already, or is a ride, was read.
  return say(others.length + known > 0 ? "files.none-new-bad" : "files.none-in", { n: bad.length });
}

/** Shown one by one; the rest stands in the report. */
const SHOWN = 5;

/** What came of the files: what is in, and for each that is not, its name, the problem and what to do. */
export function FilesSheet({ id }: { readonly id: string }): JSX.Element | null {
  const found = importWith(id);
  if (found === null) return null;
  const came = cameOf(found);
  const { bad, runs, others, known, rowsLost } = came;
  const more = bad.length > SHOWN || runs.length > SHOWN || others.length > 0;
  return (
    <Sheet title={titleOf(came)} onClose={closeSheet}>
      {bad.slice(0, SHOWN).map(({ file, codes }) => (
        <div key={file} class="sheet bad-file">
          <h3>{file}</h3>
          <p>{codes.map((code) => say(`run.${code}`)).join(" ")}</p>
          <p class="quiet">{codes.map((code) => say(`files.do-${code}`)).join(" ")}</p>
        </div>
      ))}
      <CutOffs found={found} />
      <ul class="rows">
        {runs.slice(0, SHOWN).map((run) => (
          <li key={run.id}>
            <a class="row" href={`/runs/${run.id}`}>
              <span class="num">{runWords(run)}</span>
              {run.warnings.length > 0 && (
                <span class="small">{run.warnings.map((w) => say(`warning.${w}`)).join(" ")}</span>
              )}
            </a>
          </li>
        ))}
        {known > 0 && <li class="row">{say("files.known", { n: known })}</li>}
        {rowsLost > 0 && <li class="row">{say("warning.rows-left-out", { n: rowsLost })}</li>}
        {(more || bad.length + rowsLost > 0) && (
          <li>
            <a class="row" href={`/runs/import/${id}`}>
              {say("files.report")}
            </a>
          </li>
        )}
      </ul>
      {bad.length > 0 && <p class="small">{say("files.nothing-lost")}</p>}
    </Sheet>
  );
}

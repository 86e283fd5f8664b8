import type { JSX } from "preact";
import type { FileReport } from "../run-files.ts";
import { say } from "../words.ts";
import { runWords } from "./last-run.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";

/** "2 files are in. One could not be read." */
function titleOf({ added, known, bad }: FileReport): string {
  const good = added.length + known;
  if (bad.length === 0) return say("files.all-in", { n: good });
  return good === 0 ? say("files.none-in", { n: bad.length }) : say("files.some-in", { n: good, bad: bad.length });
}

/** What came of the files: what is in, and for each that is not, its name, the problem and what to do. */
export const FilesSheet = ({ report }: { readonly report: FileReport }): JSX.Element => (
  <Sheet title={titleOf(report)} onClose={closeSheet}>
    {report.bad.map(({ file, problem }) => (
      <div key={file} class="sheet bad-file">
        <h3>{file}</h3>
        <p>{say(`run.${problem}`)}</p>
        <p class="quiet">{say(`files.do-${problem}`)}</p>
      </div>
    ))}
    <ul class="rows">
      {report.added.map((run) => (
        <li key={run.id} class="row">
          <span class="num">{runWords(run)}</span>
          {run.warnings.length > 0 && (
            <span class="small">{run.warnings.map((w) => say(`warning.${w}`)).join(" ")}</span>
          )}
        </li>
      ))}
      {report.known > 0 && <li class="row">{say("files.known", { n: report.known })}</li>}
    </ul>
    {report.bad.length > 0 && <p class="small">{say("files.nothing-lost")}</p>}
  </Sheet>
);

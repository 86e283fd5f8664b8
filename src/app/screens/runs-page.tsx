import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { loadRules, rules } from "../engine.ts";
import { AddPage } from "../logbook/add-page.tsx";
import { activityWith } from "../logbook/activities.ts";
import { imports, importWith, loadImports } from "../logbook/imports.ts";
import { ReportView } from "../logbook/report-view.tsx";
import { RunPage } from "../logbook/run-page.tsx";
import { DROPS } from "../logbook/take.ts";
import { Back, DeskTop } from "../parts/frame.tsx";
import { Hatches } from "../parts/hatches.tsx";
import { Heading } from "../parts/heading.tsx";
import { storage } from "../record.ts";
import { route } from "../route.ts";
import { say } from "../words.ts";
import "./runs.css";

const Gone = (): JSX.Element => (
  <>
    <header class="top">
      <Back href="/runs">{say("app.runs")}</Back>
    </header>
    <div class="pad">
      <Heading tab={say("runs.tab")}>{say("runs.gone")}</Heading>
      <p class="quiet">{say("runs.gone-why")}</p>
    </div>
  </>
);

function Report({ id }: { readonly id: string }): JSX.Element | null {
  useEffect(() => void loadImports(), []);
  void imports.value;
  const found = importWith(id);
  if (found === null) return <Gone />;
  return (
    <>
      <header class="top">
        <Back href="/runs/add">{say("runs.add-title")}</Back>
      </header>
      <ReportView found={found} />
    </>
  );
}

function Shown(): JSX.Element {
  const [what = "", id] = route.value.split("/").slice(2).map(decodeURIComponent);
  if (what === "add") return <AddPage />;
  if (what === "import" && id !== undefined) return <Report id={id} />;
  const activity = activityWith(what);
  return activity === null ? <Gone /> : <RunPage activity={activity} />;
}

/** One run, the way new ones come in, or what came of an import: as the address says. */
export default function RunsPage(): JSX.Element {
  useEffect(() => void loadRules().catch(() => undefined), []);
  if (rules.value === null || storage.value === "loading") return <main class="phone runs" aria-busy="true" />;
  return (
    <div class="desk" {...DROPS}>
      <DeskTop />
      <Hatches />
      <main class="phone runs page">
        <Shown />
      </main>
    </div>
  );
}

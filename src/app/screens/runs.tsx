import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { loadRules, rules } from "../engine.ts";
import { isQuick, months, putInOrder, undated } from "../logbook/months.ts";
import { MonthView } from "../logbook/month-view.tsx";
import { OutlookView } from "../logbook/outlook-view.tsx";
import { ReadingRow } from "../logbook/reading-view.tsx";
import { DROPS } from "../logbook/take.ts";
import { TrendView } from "../logbook/trend-view.tsx";
import { sportWords } from "../logbook/sports.ts";
import { YearsView } from "../logbook/years-view.tsx";
import { Chevron, DeskTop, Go, Nav } from "../parts/frame.tsx";
import { Hatches } from "../parts/hatches.tsx";
import { Heading } from "../parts/heading.tsx";
import { Later } from "../parts/later.tsx";
import { runs, storage } from "../record.ts";
import { go } from "../route.ts";
import { say } from "../words.ts";
import "./runs.css";

const Empty = (): JSX.Element => (
  <>
    <div class="pad empty-runs">
      <Heading tab={say("runs.tab")}>{say("runs.none")}</Heading>
      <p class="quiet">{say("runs.none-why")}</p>
    </div>
    <svg class="flat" viewBox="0 0 390 120" preserveAspectRatio="none" aria-hidden="true">
      <path class="ground-fill" d="M0 60H390V120H0Z" />
      <path class="ground" d="M0 60H390" />
    </svg>
    <div class="dock nav-under">
      <Go onClick={() => go("/runs/add")}>{say("runs.add")}</Go>
    </div>
  </>
);

function Undated(): JSX.Element | null {
  if (undated.value.length === 0) return null;
  return (
    <section>
      <h2>{say("runs.undated")}</h2>
      <ul class="rows">
        {undated.value.map(({ lead }) => (
          <li key={lead.id}>
            <a class="row" href={`/runs/${lead.id}`}>
              <span>{lead.name ?? sportWords(lead)}</span>
              <Chevron />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Full(): JSX.Element {
  const count = [...months.value.values()].reduce((sum, month) => sum + month.runs, 0);
  return (
    <>
      <div class="pad runs-head">
        <Heading tab={say("runs.tab")}>{say("runs.title")}</Heading>
        <p class="quiet num">{say("runs.count", { n: count })}</p>
        <a class="text-btn" href="/runs/add">
          {say("runs.add-short")}
        </a>
      </div>
      <ReadingRow />
      <div class="split">
        <MonthView />
        <div>
          <Later>
            {() => (
              <>
                <OutlookView />
                <TrendView />
                <Later>{() => <YearsView />}</Later>
                <Undated />
              </>
            )}
          </Later>
        </div>
      </div>
    </>
  );
}

/** Every run that is kept: a month at a time, what it may make felt, and the weeks in two lines. */
export default function Runs(): JSX.Element {
  useEffect(() => void loadRules().catch(() => undefined), []);
  const read = rules.value !== null && storage.value !== "loading";
  const [ordered, setOrdered] = useState(false);
  useEffect(() => {
    if (read) void putInOrder().then(() => setOrdered(true));
  }, [read]);
  if (!read || !(ordered || isQuick())) return <main class="phone runs" aria-busy="true" />;
  return (
    <div class="desk" {...DROPS}>
      <DeskTop />
      <Hatches />
      <main class="phone runs">
        <header class="top only-phone">
          <b>{say("app.name")}</b>
        </header>
        {runs.value.length === 0 ? <Empty /> : <Full />}
        <Nav />
      </main>
    </div>
  );
}

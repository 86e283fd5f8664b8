import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { HOLDS } from "#core";
import { backupWords, counts, countWords } from "../data.ts";
import { dateWords, daysAgo } from "../device/clock.ts";
import { tools } from "../draft.ts";
import { loadRules, rules } from "../engine.ts";
import { Busy } from "../parts/busy.tsx";
import { CardsSwitch } from "../parts/cards-switch.tsx";
import { Choice } from "../parts/choice.tsx";
import { FigureRow } from "../parts/figure-row.tsx";
import { Chevron, DeskTop, Nav } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { Lasting } from "../parts/lasting.tsx";
import { AfterPaint } from "../parts/later.tsx";
import { toggleTool } from "../parts/pickers.tsx";
import { LikingRow } from "../parts/liking-row.tsx";
import { Languages } from "../parts/languages.tsx";
import { Shelf } from "../parts/shelf.tsx";
import { SoundRow } from "../parts/sound-row.tsx";
import { profileTold } from "../profile-now.ts";
import { setSetting, storage } from "../record.ts";
import { TEXT_SIZES, textSize } from "../text-size.ts";
import { theme } from "../theme.ts";
import type { Theme } from "../theme.ts";
import { units } from "../units.ts";
import type { Units } from "../units.ts";
import { languageCode, say } from "../words.ts";
import "./me.css";

/** What the profile says, and when it is asked again. */
function Safety(): JSX.Element {
  const told = profileTold();
  const of = rules.value?.facts.profile.length ?? 0;
  // Another version may have kept a code that is unknown here.
  const count = rules.value?.facts.profile.filter(({ code }) => told?.codes.includes(code)).length ?? 0;
  const days = told === null ? 0 : Math.max(0, HOLDS.profile.value - daysAgo(Date.parse(told.at)));
  const title =
    told === null ? say("me.never-told") : count === 0 ? say("me.none", { of }) : say("me.some", { n: count, of });
  return (
    <ul class="rows">
      <li>
        <a class="row" href="/profile">
          <span>
            <b>{title}</b>
            <br />
            <span class="small">
              {told === null
                ? say("me.asked-with-check")
                : say("me.asked", { date: dateWords(Date.parse(told.at), languageCode), n: days })}
            </span>
          </span>
          <Chevron />
        </a>
      </li>
    </ul>
  );
}

const THEMES: readonly Theme[] = ["system", "light", "dark"];
const UNITS: readonly Units[] = ["metric", "imperial"];

/** Profile for safety, tools, and how it looks. */
export default function Me(): JSX.Element {
  useEffect(() => void loadRules().catch(() => undefined), []);
  if (rules.value === null || storage.value === "loading") return <Busy class="me" />;
  return (
    <div class="desk">
      <DeskTop />
      <main class="phone me">
        <header class="top only-phone">
          <b>{say("app.name")}</b>
        </header>
        <div class="pad">
          <Heading tab={say("me.tab")}>{say("app.me")}</Heading>
        </div>
        <section>
          <h2>{say("me.safety")}</h2>
          <Safety />
        </section>
        <section>
          <h2>{say("me.shelf")}</h2>
          <Shelf owned={tools.value} onTouch={toggleTool} />
        </section>
        <AfterPaint>
          {() => (
            <section>
              <h2>{say("me.data")}</h2>
              <ul class="rows">
                <li>
                  <a class="row" href="/me/data">
                    <span>
                      <b>{backupWords()}</b>
                      <br />
                      <span class="small num">{countWords(counts())}</span>
                    </span>
                    <Chevron />
                  </a>
                </li>
              </ul>
              {storage.value === "memory" ? <p class="small">{say("today.keeps-nothing")}</p> : <Lasting />}
            </section>
          )}
        </AfterPaint>
        <AfterPaint turn={2}>
          {() => (
            <>
              <Languages />
              <Choice
                id="theme"
                title={say("me.theme")}
                of={THEMES}
                chosen={theme.value}
                words={(each) => say(`me.theme-${each}`)}
                onChoose={(each) => void setSetting("theme", each)}
              />
              <Choice
                id="text-size"
                title={say("me.text-size")}
                of={TEXT_SIZES}
                chosen={textSize.value}
                words={(each) => say("me.text-size-of", { percent: each })}
                onChoose={(each) => void setSetting("textSize", each)}
              />
            </>
          )}
        </AfterPaint>
        <AfterPaint turn={3}>
          {() => (
            <>
              <Choice
                id="units"
                title={say("me.units")}
                of={UNITS}
                chosen={units.value}
                words={(each) => say(`me.units-${each}`)}
                onChoose={(each) => void setSetting("units", each)}
              />
              <LikingRow />
              <SoundRow />
              <FigureRow />
              <CardsSwitch />
              <section class="last">
                <p class="small">{say("not-reviewed")}</p>
              </section>
            </>
          )}
        </AfterPaint>
        <Nav />
      </main>
    </div>
  );
}

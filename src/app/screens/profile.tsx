import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { ProfileCode } from "#core";
import { profileLast } from "#journal";
import { instantNow, newId, nowMs, today } from "../device/clock.ts";
import { loadRules, rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { Busy } from "../parts/busy.tsx";
import { Back } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { Question } from "../parts/question.tsx";
import { Seen } from "../parts/seen.tsx";
import { detailsOf, missingOf, NOT_SAID, toldFrom } from "../questions.ts";
import type { Told } from "../questions.ts";
import { addLine, lines, storage } from "../record.ts";
import { go } from "../route.ts";
import { say } from "../words.ts";
import "./check.css";

const ticked = signal<ReadonlySet<string>>(new Set());
const told = signal<Readonly<Record<string, readonly Told[]>>>({});
const seen = signal<ReadonlySet<string>>(new Set());

/** Shows what was told last, so that it can be looked at again: it is the person's own answer. */
function begin(): void {
  const last = profileLast(lines.value, nowMs());
  ticked.value = new Set(last?.codes ?? []);
  told.value = toldFrom(last?.codes ?? [], last?.details ?? []);
}

function toggle(code: string): void {
  const next = new Set(ticked.value);
  if (!next.delete(code)) next.add(code);
  ticked.value = next;
}
const NOTHING_SAID: readonly Told[] = [NOT_SAID];
const toldOf = (code: string): readonly Told[] => told.value[code] ?? NOTHING_SAID;
const tell = (code: string, next: readonly Told[]): void => {
  told.value = { ...told.value, [code]: next };
};

async function keep(loaded: Rules): Promise<void> {
  const holding = loaded.facts.profile.filter(({ code }) => ticked.value.has(code));
  const details = holding
    .filter(({ placed }) => placed)
    .flatMap(({ code }) =>
      detailsOf(code, toldOf(code), today()).map((detail) => ({ ...detail, code: code as ProfileCode })),
    );
  const line = { v: 1 as const, id: newId(), at: instantNow(), kind: "profile" as const };
  await addLine({ ...line, codes: holding.map(({ code }) => code), details });
  go("/me");
}

/** The profile for safety: what holds for this person, whatever the day. */
export default function Profile(): JSX.Element {
  const loaded = rules.value;
  const ready = loaded !== null && storage.value !== "loading";
  useEffect(() => void loadRules().catch(() => undefined), []);
  useEffect(() => (ready ? begin() : undefined), [ready]);
  // On leaving: when it comes, the list has looked already at what is on the screen.
  useEffect(() => () => void (seen.value = new Set()), []);
  if (loaded === null || !ready) return <Busy class="check" />;
  const facts = loaded.facts.profile;
  const missing = facts.find(
    ({ code, placed }) =>
      placed && ticked.value.has(code) && toldOf(code).some((t) => missingOf(t, false, today()) !== null),
  );
  return (
    <main class="phone check">
      <header class="top">
        <Back href="/me">{say("app.me")}</Back>
        <span class="small num pr">{say("check.count", { n: facts.length })}</span>
      </header>
      <div class="pad">
        <Heading tab={say("profile.tab")}>{say("profile.title")}</Heading>
        <p class="quiet">{say("check.how")}</p>
      </div>
      <ul class="qs">
        {facts.map(({ code }) => (
          <Question
            key={code}
            code={code}
            rules={loaded}
            under={null}
            ticked={ticked.value.has(code)}
            onTick={toggle}
            told={toldOf(code)}
            onTold={tell}
            asksDay={false}
          />
        ))}
      </ul>
      <Seen
        codes={facts.map(({ code }) => code)}
        seen={seen}
        wait={missing !== undefined}
        words={say(
          missing !== undefined ? "check.where-missing" : ticked.value.size === 0 ? "check.none" : "profile.keep",
        )}
        onGo={() => {
          if (missing === undefined) void keep(loaded);
          else document.getElementById(`where-${missing.code}`)?.focus();
        }}
      />
    </main>
  );
}

import { computed } from "@preact/signals";
import type { RegionId, TechniqueCode } from "#core";
import type { Fact, Occasion } from "#knowledge";
import type { Run } from "#runs";
import { nowMs } from "./device/clock.ts";
import { draft, moment, tools } from "./draft.ts";
import { rules } from "./engine.ts";
import { lastRun, lines, setSetting, settings, startMs } from "./record.ts";

const SHOWN = "cardsShown";
const OFF = "cardsOff";
const shown = computed(() => (settings.value[SHOWN] as readonly string[] | undefined) ?? []);
export const cardsAreOff = computed(() => settings.value[OFF] === true);
export const turnCards = (on: boolean): void => void setSetting(OFF, !on);
export const cardWasRead = (id: string): void => void setSetting(SHOWN, [...shown.value, id]);

const MS_PER_HOUR = 3_600_000;
/** The way down, from the segments of a run. */
export const descentOf = ({ segments }: Pick<Run, "segments">): number =>
  segments.reduce((sum, { meters, grade }) => sum + Math.max(0, -grade * meters), 0);

function runOf(run: Run | null): Occasion["run"] {
  if (run?.startedAt == null) return null;
  const seconds = run.elapsedSeconds ?? run.timerSeconds ?? 0;
  const ended = startMs(run) + seconds * 1000;
  return { hoursAgo: (nowMs() - ended) / MS_PER_HOUR, minutes: seconds / 60, descentMeters: descentOf(run) };
}
const earlier = computed<Occasion["earlier"]>(() =>
  lines.value.flatMap((line) =>
    line.kind === "session"
      ? [
          {
            moment: line.moment,
            complaint: line.complaint,
            regions: line.worked.map(({ region }) => region),
            techniques: line.worked.map(({ technique }) => technique),
          },
        ]
      : [],
  ),
);

/** The card for what is going on now, or null. `plan` is what is about to be worked, where there is one. */
export function cardNow(
  screen: Occasion["screen"],
  plan: { readonly regions: readonly RegionId[]; readonly techniques: readonly TechniqueCode[] } | null = null,
): Fact<"cards"> | null {
  const loaded = rules.value;
  if (loaded === null || cardsAreOff.value) return null;
  const { spots, complaint } = draft.value;
  const regions = [...spots.map(({ region }) => region), ...(plan?.regions ?? [])];
  const techniques = plan?.techniques ?? [];
  const run = runOf(lastRun.value);
  const occasion = {
    screen,
    moment: moment.value,
    regions,
    complaint,
    tools: tools.value,
    techniques,
    run,
    earlier: earlier.value,
  };
  return loaded.cardsFor(loaded.facts.cards, occasion, shown.value)[0] ?? null;
}

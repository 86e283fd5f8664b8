import fc from "fast-check";
import { expect, it } from "vitest";
import { DOSE } from "#core";
import type { Ahead, Cue, Plan } from "#core";
import { entersInVain, heardSoFar, joined, letsGo, NOTHING, openAt, spaced } from "#track";
import type { HeardSoFar } from "#track";
import { loadRules } from "./engine.ts";
import { run } from "./running.ts";
import type { Running } from "./running.ts";
import { planned } from "./session.sample.ts";

type Happening = Parameters<Running["happen"]>[0];
const rules = await loadRules();
const { plan, request } = planned(rules, {
  minutes: 8,
  tools: ["foam-roller", "tennis-ball", "golf-ball"],
  spots: [
    { region: "calf-gastroc", side: "left", soreness: 6 },
    { region: "calf-gastroc", side: "right", soreness: 4 },
    { region: "foot", side: "left", soreness: 4 },
    { region: "glute-max", side: "left", soreness: 3 },
  ],
});

/** The one slack of a contact, and of a place: what may be owed, a track on its way, a sound that stands where `leave` would be, and a `leave` that is cut off and said again. */
const SLACK_MS = 1000 + 500 + 1000 + 500;
/** How often the page looks; the world goes on in smaller steps. */
const [LOOK_MS, STEP_MS] = [100, 20];

/** A track that sounds: its first sample is `startMs` of the session's sound clock, `placeMs` of it were heard. */
interface Sounding {
  readonly startMs: number;
  readonly ahead: Ahead;
  /** What its steps are; another plan may be asked for meanwhile. */
  readonly plan: Plan;
  placeMs: number;
  heard: number;
}
interface Heard {
  readonly place: string;
  readonly tool: string | null;
  readonly holds: boolean;
  readonly wallMs: number;
  readonly frozenMs: number;
}

/** Of a `leave` before it counts as heard, and how soon a contact begins that must not any more: as in device/sound.ts. */
const [LEAVE_LASTS_MS, ENTERS_MS] = [360, 1000];
/** A `leave` is understood when so much of it sounded, in one or in pieces; also where it stands meanwhile. */
const LEAVE_HEARD_MS = 300;

/**
 * A session, what is heard of it, and a wall clock that goes on while the sound stands. A new track is heard some time
 * after it was asked for, and begins where it was asked for, as in device/sound.ts: until then the old one sounds, then
 * the clock stands.
 */
function world() {
  const heard: Heard[] = [];
  let [wall, last] = [0, 0];
  let open: (Omit<Heard, "wallMs" | "frozenMs"> & { readonly atMs: number; frozenMs: number }) | null = null;
  /** A `leave` that ends what is open: since when, for how long it was heard in all, and what is left of the one that sounds. */
  let ending: { readonly atMs: number; forMs: number; leftMs: number } | null = null;
  const plans = new Map<Ahead, Plan>();
  let sounding: Sounding | null = { startMs: 0, ahead: NOTHING, plan, placeMs: 0, heard: 0 };
  let coming: Ahead = NOTHING;
  let stopped = false;
  let mixing: { readonly ahead: Ahead; readonly startMs: number; readonly atWallMs: number } | null = null;
  let waiting: Ahead | null = null;
  let mixMs = 100;
  const soundMs = (): number => (last = Math.max(last, sounding === null ? 0 : sounding.startMs + sounding.placeMs));
  /** Up to where it was heard: the clock stands where the one before was left. */
  const heardMs = ({ startMs, placeMs }: Sounding): number => startMs + placeMs;
  const openNow = (leaveLastsMs = LEAVE_LASTS_MS) =>
    sounding && openAt(sounding.ahead, heardMs(sounding), { startMs: sounding.startMs, leaveLastsMs });
  const heardNow = (): HeardSoFar =>
    sounding === null
      ? { open: null, leaving: false, entering: false, follows: false }
      : heardSoFar(sounding.ahead, heardMs(sounding), { startMs: sounding.startMs, leaveLastsMs: LEAVE_LASTS_MS });
  const mix = (ahead: Ahead): void => void (mixing = { ahead, startMs: soundMs(), atWallMs: wall + mixMs });
  function play(ahead: Ahead): void {
    const now = soundMs();
    coming = joined(ahead, heardNow(), now, coming.cues);
    plans.set(coming, running.state.peek().plan);
    if (sounding !== null && entersInVain(sounding.ahead, coming, now, ENTERS_MS)) stopped = true;
    if (mixing === null) mix(coming);
    else waiting = coming;
  }
  function start(ahead: Ahead, startMs: number): void {
    const heardAs = spaced(ahead, startMs);
    stopped = false;
    if (ending !== null) ending.leftMs = 0;
    sounding = { startMs, ahead: heardAs, plan: plans.get(ahead) ?? plan, placeMs: 0, heard: 0 };
  }
  function mixed(): void {
    if (mixing === null || wall < mixing.atWallMs) return;
    const { ahead, startMs } = mixing;
    mixing = null;
    if (ahead === coming || letsGo(ahead, startMs)) {
      if (joined(ahead, heardNow(), startMs) === ahead) start(ahead, startMs);
      else return play(coming);
    }
    const next = waiting;
    waiting = null;
    if (next !== null) mix(next);
  }
  const running: Running = run(
    rules,
    { is: "begun", id: "a", startedAtMs: 0, request, plan, edition: "e" },
    {
      soundMs,
      wallMs: () => 1_790_000_000_000 + wall,
      pageMs: () => wall,
      heard: () => true,
      presses: () => openNow(0)?.presses === true,
      keep: () => {},
      play,
      told: () => {},
    },
  );
  function mark({ kind, step }: Cue, steps: Plan["steps"]): void {
    if (kind !== "enter" && kind !== "leave") return;
    const at = step === null ? undefined : steps[step];
    const what = { place: `${at?.region}.${at?.side}`, tool: at?.tool ?? null, holds: at?.spots !== null };
    if (kind === "enter") return void (open ??= { ...what, atMs: wall, frozenMs: 0 });
    if (open !== null) ending = { atMs: wall, forMs: ending?.forMs ?? 0, leftMs: LEAVE_LASTS_MS };
  }
  /** A `leave` ends something where it was heard. */
  function hears(): void {
    if (ending === null || ending.leftMs <= 0) return;
    ending.leftMs -= STEP_MS;
    ending.forMs += STEP_MS;
    if (ending.forMs < LEAVE_HEARD_MS) return;
    if (open !== null) heard.push({ ...open, wallMs: ending.atMs - open.atMs });
    open = ending = null;
  }
  /** So much of the wall; what sounds may stand meanwhile. */
  function step(stands: boolean): void {
    wall += STEP_MS;
    mixed();
    if (stopped || sounding === null) return;
    hears();
    if (stands) return;
    sounding.placeMs += STEP_MS;
    for (;;) {
      const cue = sounding.ahead.cues[sounding.heard];
      if (cue === undefined || Math.max(cue.atMs, sounding.startMs) > sounding.startMs + sounding.placeMs) return;
      sounding.heard += 1;
      mark(cue, sounding.plan.steps);
    }
  }
  return {
    running,
    heard,
    pass(ms: number, standsShare: number): void {
      for (let n = 0; n < ms / STEP_MS; n++) {
        // Never longer than a second at a time: a sound that stands longer is noticed, and pauses the session.
        step((wall % 1000) / 1000 < standsShare);
        if (wall % LOOK_MS === 0) running.look();
      }
    },
    happen(what: Happening, tookMs: number): void {
      mixMs = tookMs;
      running.happen(what);
    },
    hurry(tookMs: number): void {
      mixMs = tookMs;
      running.hurry();
    },
    /** Everything stands still but the wall. */
    freeze(ms: number): void {
      wall += ms;
      if (open !== null) open.frozenMs += ms;
      running.look();
    },
    /** What was heard pressed of each place, as long as the wall says; without what stood still altogether. */
    places(): ReadonlyMap<string, number> {
      const places = new Map<string, number>();
      for (const { place, wallMs, frozenMs } of heard) places.set(place, (places.get(place) ?? 0) + wallMs - frozenMs);
      return places;
    },
    /** Which place is pressed by what was heard. */
    pressed: (): string | null => open?.place ?? null,
    openMs: () => (open === null ? 0 : wall - open.atMs - open.frozenMs),
  };
}

const KINDS = [
  "pause",
  "resume",
  "resume",
  "resume",
  "skip",
  "shorten",
  "lengthen",
  "lengthen",
  "back",
  "back",
  "back",
  "forward",
  "switch",
  "too-much",
  "better",
  "cramp",
  "numb",
  "pain",
  "sore",
  "replan",
  "hurry",
  "hurry",
  "freeze",
  "none",
  "none",
] as const;
type Kind = (typeof KINDS)[number];
interface Happens {
  readonly kind: Kind;
  readonly afterMs: number;
  readonly standsShare: number;
  readonly tookMs: number;
}
const happens = (most: number): fc.Arbitrary<Happens> =>
  fc.record({
    kind: fc.constantFrom(...KINDS),
    afterMs: fc.integer({ min: 1, max: most }).map((n) => n * STEP_MS),
    standsShare: fc.constantFrom(0, 0, 0.05, 0.3, 0.5, 0.8),
    tookMs: fc.integer({ min: 10, max: 500 }),
  });
const heldDown = (kind: Kind, times: number): readonly Happens[] =>
  Array.from({ length: times }, () => ({ kind, afterMs: 400, standsShare: kind === "none" ? 0 : 0.5, tookMs: 100 }));
/** Pauses and goes on again and again; what sounds stands where something presses. */
const pausing = (times: number, forMs: number, tookMs: number, standsShare = 0): readonly Happens[] =>
  Array.from({ length: times }, () => [
    { kind: "pause", afterMs: forMs, standsShare: 0.8 - standsShare, tookMs } as const,
    { kind: "resume", afterMs: 700 + 1000 * standsShare, standsShare, tookMs } as const,
  ]).flat();
/** Few events far apart, and many that follow one another within half a second. */
const script = fc.array(
  fc.oneof(
    fc.array(happens(1500), { minLength: 1, maxLength: 3 }),
    fc.array(happens(25), { minLength: 1, maxLength: 60 }),
    // A key that is held down.
    fc
      .tuple(happens(25), fc.integer({ min: 20, max: 250 }))
      .map(([one, times]) => Array.from({ length: times }, () => one)),
  ),
  { minLength: 2, maxLength: 8 },
);

function meant(kind: Exclude<Kind, "freeze" | "hurry" | "none">, running: Running): Happening | null {
  if (kind === "sore") return { kind: "pain", value: 7 };
  if (kind === "pain") return { kind: "pain", value: 3 };
  if (kind !== "replan") return { kind };
  const advice = rules.advise(rules.knowledge, rules.restOf(request, running.state.peek(), 5));
  return advice.verdict === "plan" ? { kind, plan: advice.plan } : null;
}
const capMs = ({ holds, tool }: Heard): number => {
  const isHard = rules.knowledge.tools.find(({ code }) => code === tool)?.hard ?? true;
  return (holds ? (isHard ? DOSE.hardSpot : DOSE.hold) : DOSE.set).value * 1000;
};

it("whatever happens in whatever order, and however often the sound stands, a contact on the wall is no longer than its cap and one slack, a place no longer than was counted and one slack", () => {
  let contacts = 0;
  fc.assert(
    fc.property(script, (parts) => {
      const it = world();
      it.happen({ kind: "start" }, 100);
      for (const { kind, afterMs, standsShare, tookMs } of parts.flat()) {
        it.pass(afterMs, standsShare);
        if (kind === "freeze") it.freeze(4000);
        else if (kind === "hurry") it.hurry(tookMs);
        const what = kind === "freeze" || kind === "hurry" || kind === "none" ? null : meant(kind, it.running);
        if (what !== null) it.happen(what, tookMs);
        expect(it.openMs()).toBeLessThanOrEqual(60_000 + SLACK_MS);
      }
      it.pass(2500, 0);
      // What is counted is what is pressed, where nothing happened for a while.
      const { mode, phase, elapsedMs, plan: now } = it.running.state.peek();
      const isAmidst = mode === "running" && phase !== null && elapsedMs > 1500 && phase.ms - elapsedMs > 1000;
      const step = now.steps[phase?.step ?? -1];
      const counted = phase?.kind === "contact" ? `${step?.region}.${step?.side}` : null;
      expect(it.pressed()).toBe(isAmidst ? counted : it.pressed());
      it.pass(70_000, 0);
      contacts += it.heard.length;
      const { pressedMs } = it.running.state.peek();
      for (const [place, ms] of it.places()) {
        expect(ms, place).toBeLessThanOrEqual((pressedMs[place] ?? 0) + SLACK_MS);
        expect(ms, place).toBeLessThanOrEqual(DOSE.regionInSession.value * 1000 + SLACK_MS);
      }
      for (const each of it.heard) expect(each.wallMs - each.frozenMs).toBeLessThanOrEqual(capMs(each) + SLACK_MS);
    }),
    // Half of the time the sound stands, and a key is pressed every 400 ms. A script is long: it is shown as it was drawn.
    {
      numRuns: 60,
      endOnFailure: true,
      examples: [
        [[heldDown("none", 60), heldDown("back", 300)]],
        [[heldDown("none", 60), pausing(400, 1200, 100)]],
        [[heldDown("none", 60), pausing(400, 1200, 500)]],
        [[heldDown("none", 60), pausing(400, 5000, 500)]],
        [[heldDown("none", 60), pausing(400, 1200, 100, 0.8)]],
        [[heldDown("none", 60), pausing(400, 5000, 500, 0.8)]],
      ],
    },
  );
  expect(contacts).toBeGreaterThan(60);
}, 60_000);

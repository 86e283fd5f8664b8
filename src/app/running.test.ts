import { describe, expect, it } from "vitest";
import type { Cue, SessionEvent } from "#core";
import { newSession, replay } from "#core";
import type { Begun, RunningRecord } from "./running-record.ts";
import { run, unseenMs } from "./running.ts";
import type { Outside, Running } from "./running.ts";
import { loadRules } from "./engine.ts";
import { planned } from "./session.sample.ts";

const rules = await loadRules();

const START = 1_764_000_000_000;
const head: Begun = { is: "begun", id: "a", startedAtMs: START, ...planned(rules) };
const first = head.plan.steps[0];
if (first === undefined) throw new Error("no step");

/** A page with clocks and a disk of its own. */
function page(from: Begun | RunningRecord = head, soundMs = 0, wallMs = START) {
  const world = { sound: soundMs, wall: wallMs, page: 5000, heard: false, presses: false };
  const disk: SessionEvent[] = "events" in from ? [...from.events] : [];
  const durabilities: string[] = [];
  const told: Cue[] = [];
  let playing: readonly Cue[] = [];
  let seenAtMs = wallMs;
  const outside: Outside = {
    soundMs: () => world.sound,
    wallMs: () => world.wall,
    pageMs: () => world.page,
    heard: () => world.heard,
    presses: () => world.presses,
    keep: (event, at, durability) => {
      disk.push(event);
      durabilities.push(durability);
      seenAtMs = at;
    },
    play: ({ cues }) => (playing = cues),
    told: (cues) => told.push(...cues),
  };
  const running: Running = run(rules, from, outside);
  const pass = (ms: number, { sound = ms, every = 100 }: { readonly sound?: number; readonly every?: number } = {}) => {
    for (let at = 0; at < ms; at += every) {
      world.wall += every;
      world.page += every;
      world.sound += (every * sound) / ms;
      running.look();
    }
  };
  const record = (): RunningRecord => ({ ...head, events: disk, seenAtMs });
  return { world, disk, durabilities, told, running, pass, record, playing: () => playing };
}
const begun = (ms: number) => {
  const it = page();
  it.running.happen({ kind: "start" });
  it.pass(ms);
  return it;
};
const CONTACT_MS = first.startSeconds * 1000;

describe("a running session", () => {
  it("plays on by the sound's clock and says each cue once", () => {
    const { running, told } = begun(CONTACT_MS + 5000);
    expect(running.state.value).toMatchObject({ mode: "running", elapsedMs: 5000, phase: { kind: "contact" } });
    expect(told.filter(({ kind }) => kind === "enter")).toHaveLength(1);
  });

  it("is the same after a reload, whenever that comes", () => {
    for (const ms of [700, CONTACT_MS - 300, CONTACT_MS + 5900]) {
      const { running, record } = begun(ms);
      const again = replay(head.plan, record().events, { knowledge: rules.knowledge });
      expect(again.clockMs).toBe(running.state.value.clockMs);
      expect(again.phase).toEqual(running.state.value.phase);
    }
  });

  it("writes what presses so that it outlives a power cut, all else once a second, and a pause no oftener", () => {
    const it = begun(CONTACT_MS - 1);
    it.pass(1000);
    const strict = (): number => it.durabilities.filter((each) => each === "strict").length;
    const before = [strict(), it.disk.length] as const;
    it.pass(2000);
    expect([strict() - before[0], it.disk.length - before[1]]).toEqual([20, 20]);
    it.running.happen({ kind: "pause" });
    const paused = it.disk.length;
    it.pass(10_000);
    expect(it.disk.length - paused).toBe(10);
    for (const kind of ["pause", "resume", "numb", "end"] as const) {
      it.running.happen({ kind });
      expect(it.durabilities.at(-1), kind).toBe("strict");
    }
    const ready = begun(300);
    const at = ready.durabilities.length;
    ready.pass(900);
    expect(ready.durabilities.slice(at).filter((each) => each === "relaxed").length).toBeGreaterThanOrEqual(7);
  });

  it("plays ahead at the sound's own times, whatever its clock says", () => {
    const it = page(head, 77_000);
    it.running.happen({ kind: "start" });
    const enter = it.playing().find(({ kind }) => kind === "enter");
    expect(enter?.atMs).toBe(77_000 + CONTACT_MS);
  });

  it("counts time that nobody saw as pressed, and stops", () => {
    const it = begun(CONTACT_MS + 5000);
    it.world.wall += 8000;
    it.running.look();
    const { mode, pressedMs } = it.running.state.value;
    expect([mode, Object.values(pressedMs)]).toEqual(["paused", [13_000]]);
    expect(it.running.question.value).toBe("go-on");
    expect(it.disk.slice(-2).map(({ kind }) => kind)).toEqual(["tick", "gap"]);
    expect(it.playing().map(({ kind }) => kind)).toEqual(["leave"]);
  });

  it("goes on where the page looked late but the track was heard, and not where it stood still", () => {
    const it = begun(CONTACT_MS + 2000);
    it.world.heard = true;
    it.world.wall += 6000;
    it.world.sound += 5900;
    it.running.look();
    expect(it.running.state.value).toMatchObject({ mode: "running", elapsedMs: 7900 });
    it.world.wall += 6000;
    it.world.sound += 100;
    it.running.look();
    expect(it.running.state.value.mode).toBe("paused");
    expect(Object.values(it.running.state.value.pressedMs)).toEqual([14_000]);
  });

  it("never loses or counts twice what a gap is written down after", () => {
    const it = begun(CONTACT_MS + 5400);
    it.world.wall += 8000;
    it.running.look();
    const setup = { knowledge: rules.knowledge, limits: rules.limitsOf(head.plan, rules.knowledge, head.request) };
    expect(replay(head.plan, it.disk, setup)).toEqual(it.running.state.value);
  });

  it("follows the wall clock where the sound falls behind", () => {
    const it = begun(CONTACT_MS);
    it.pass(12_000, { sound: 6000 });
    expect(it.running.state.value.elapsedMs).toBeGreaterThan(10_500);
  });

  it("is only later where the sound comes late and nothing presses", () => {
    const it = begun(200);
    const plays = it.playing();
    it.pass(4000, { sound: 1000 });
    expect(it.running.state.value.clockMs).toBe(1200);
    expect(it.playing()).toBe(plays);
  });

  it("says that it stands where the sound is not there yet, and no longer once it is", () => {
    const it = begun(200);
    it.pass(500, { sound: 0 });
    expect(it.running.stands.value).toBe(false);
    it.pass(500, { sound: 0 });
    expect(it.running.stands.value).toBe(true);
    it.pass(200);
    expect(it.running.stands.value).toBe(false);
    it.running.happen({ kind: "pause" });
    it.pass(2000, { sound: 0 });
    expect(it.running.stands.value).toBe(false);
  });

  it("counts a place as used up where the wall clock is set back while it is pressed, for a sleep cannot be seen then", () => {
    const it = begun(CONTACT_MS + 1000);
    it.world.wall -= 3_600_000;
    it.pass(2000);
    expect(it.running.state.value.mode).toBe("paused");
    expect(it.playing().map(({ kind }) => kind)).toEqual(["leave"]);
    it.running.happen({ kind: "resume" });
    expect(it.running.state.value.phase?.kind).not.toBe("contact");
  });

  it("is not moved by a wall clock that is set back where nothing presses, nor by one that is corrected a little", () => {
    const it = begun(1000);
    it.world.wall -= 3_600_000;
    it.pass(CONTACT_MS);
    expect(it.running.state.value).toMatchObject({ mode: "running", elapsedMs: 1000 });
    it.world.wall -= 900;
    it.pass(2000);
    expect(it.running.state.value).toMatchObject({ mode: "running", elapsedMs: 3000 });
  });

  it.each([
    ["the clock is set back meanwhile", { page: 8000, wall: -3_600_000 }],
    ["the clock is set back by as much", { page: 8000, wall: -8000 }],
    ["the clock is set forward meanwhile", { page: 8000, wall: 3_600_000 }],
    ["the page's clock stands in its sleep", { page: 0, wall: 8000 }],
    ["the date stands", { page: 8000, wall: 0 }],
  ])("counts what passed while the page stood still: %s", (_, { page: pageMs, wall }) => {
    const it = begun(CONTACT_MS + 5000);
    it.world.page += pageMs;
    it.world.wall += wall;
    it.running.look();
    const { mode, pressedMs } = it.running.state.value;
    expect(mode).toBe("paused");
    expect(Object.values(pressedMs)[0]).toBeGreaterThanOrEqual(13_000);
    const ready = begun(1000);
    ready.world.page += pageMs;
    ready.world.wall += wall;
    ready.running.look();
    expect(ready.running.state.value.clockMs).toBeGreaterThanOrEqual(9000);
  });

  it("says leave where what is owed passes the end of a contact", () => {
    const it = begun(CONTACT_MS);
    const { phase } = it.running.state.value;
    it.pass((phase?.ms ?? 0) - 700);
    it.pass(1200, { sound: 100 });
    expect(it.running.state.value.phase?.kind).not.toBe("contact");
    expect(it.playing()[0]?.kind).toBe("leave");
    expect(it.world.sound - (it.playing()[0]?.atMs ?? 0)).toBeLessThan(20);
  });

  it("owes no more than once a contact, however many events there are in it", () => {
    const it = begun(CONTACT_MS);
    const enteredAt = it.world.page;
    for (let n = 0; n < 400 && it.running.state.value.phase?.kind === "contact"; n++) {
      it.pass(400, { sound: 200 });
      it.running.happen({ kind: "back" });
    }
    expect(it.world.page - enteredAt).toBeLessThanOrEqual(60_000 + 1000 + 400);
  });

  it("owes that no less where it is paused and gone on with again and again", () => {
    const it = begun(CONTACT_MS);
    const { phase } = it.running.state.value;
    let pressedMs = 0;
    for (let n = 0; n < 400 && it.running.state.value.phase?.kind === "contact"; n++) {
      const from = it.world.page;
      it.pass(300);
      if (it.running.state.value.phase?.kind === "contact") it.pass(900, { sound: 0 });
      pressedMs += it.world.page - from;
      it.running.happen({ kind: "pause" });
      it.pass(700);
      it.running.happen({ kind: "resume" });
    }
    expect(it.running.state.value.phase?.kind).not.toBe("contact");
    expect(pressedMs).toBeLessThanOrEqual((phase?.ms ?? 0) + 1000 + 1200);
  });

  it("owes what was pressed until its leave was heard, to the place", () => {
    const it = begun(CONTACT_MS + 5000);
    it.running.happen({ kind: "pause" });
    it.world.presses = true;
    it.pass(800);
    it.world.presses = false;
    it.pass(5000);
    it.running.happen({ kind: "resume" });
    it.pass(1000, { sound: 700 });
    expect(it.running.state.value.elapsedMs).toBeGreaterThanOrEqual(5000 + 700 + 800);
  });

  it("comes back from a reload paused, at the same place, with the time away counted", () => {
    const { record } = begun(CONTACT_MS + 5000);
    const back = page(record(), 0, START + CONTACT_MS + 5000 + 3000);
    const { mode, elapsedMs } = back.running.state.value;
    expect(mode).toBe("paused");
    expect(elapsedMs).toBeGreaterThanOrEqual(8000);
    expect(elapsedMs).toBeLessThanOrEqual(9000);
    expect(back.running.question.value).toBe("go-on");
    back.running.happen({ kind: "resume" });
    back.pass(2000);
    expect(back.running.state.value.elapsedMs - elapsedMs).toBe(2000);
  });

  it("never presses a place longer than it may be, however often the page is reloaded", () => {
    let it = begun(CONTACT_MS + 1000);
    for (let n = 0; n < 40; n++) {
      it = page(it.record(), 0, it.world.wall + 4000);
      it.running.happen({ kind: "resume" });
      it.pass(3000);
    }
    for (const ms of Object.values(it.running.state.value.pressedMs)) expect(ms).toBeLessThanOrEqual(120_000);
  });

  it("uses a place up where the wall clock cannot be right", () => {
    expect(unseenMs(START, START - 1)).toBe(120_000);
    const { record } = begun(CONTACT_MS + 5000);
    const back = page(record(), 0, START - 60_000).running;
    back.happen({ kind: "resume" });
    expect(back.state.value.phase?.kind).not.toBe("contact");
  });

  it("is quiet while it is paused", () => {
    const it = begun(CONTACT_MS + 1000);
    it.running.happen({ kind: "pause" });
    expect(it.playing().map(({ kind }) => kind)).toEqual(["leave"]);
    it.pass(20_000);
    expect(it.running.state.value.elapsedMs).toBe(1000);
    it.running.happen({ kind: "resume" });
    expect(it.playing()[0]?.kind).toBe("enter");
  });

  it("is ready before the time is up", () => {
    const it = begun(4000);
    it.running.hurry();
    expect(it.running.state.value).toMatchObject({ elapsedMs: 0, phase: { kind: "contact" } });
    it.running.hurry();
    expect(it.running.state.value.elapsedMs).toBe(0);
  });

  it("keeps the question of bone until it is answered, also over a reload, and goes on then", () => {
    const it = begun(CONTACT_MS + 1000);
    it.running.happen({ kind: "sharp" });
    const back = page(it.record(), 0, it.world.wall + 3000).running;
    for (const { state, happen } of [it.running, back]) {
      happen({ kind: "resume" });
      expect(state.value).toMatchObject({ asked: ["RF11"] });
      expect(state.value.mode).not.toBe("running");
    }
    back.happen({ kind: "answered", flag: "RF11", yes: false });
    expect(back.state.value.asked).toEqual([]);
    expect(back.question.value).toBe(back.state.value.mode === "paused" ? "go-on" : null);
  });

  it("loses a moment on the way to a place, and goes on there", () => {
    const it = begun(1000);
    it.world.wall += 3000;
    it.running.look();
    expect(it.running.state.value).toMatchObject({ mode: "running", elapsedMs: 1000, phase: { kind: "ready" } });
    const enter = it.playing().find(({ kind }) => kind === "enter");
    expect((enter?.atMs ?? 0) - it.world.sound).toBe(CONTACT_MS - 1000);
  });

  it("asks whether it is less, and stops asking when the step is over", () => {
    const it = begun(CONTACT_MS + 2000);
    it.running.happen({ kind: "too-much" });
    it.running.happen({ kind: "resume" });
    it.pass(10_500);
    expect(it.running.question.value).toBe("pain");
    it.pass(12_000);
    expect(it.running.question.value).not.toBe("pain");
  });

  it("does nothing before it has begun", () => {
    const it = page();
    it.pass(5000);
    expect(it.running.state.value).toEqual(
      newSession(head.plan, {
        knowledge: rules.knowledge,
        limits: rules.limitsOf(head.plan, rules.knowledge, head.request),
      }),
    );
    expect(it.disk).toEqual([]);
  });
});

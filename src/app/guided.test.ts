// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionEvent } from "#core";
import { entriesOf } from "#journal";
import type { Line } from "#journal";
import type { Kept } from "./device/disk.ts";
import type { Player, PlayerOptions } from "./device/player.ts";
import type { Asked } from "./advice.ts";
import { elsewhere, goOn, live, start } from "./guided.ts";
import type { Live } from "./guided.ts";
import { ageOf, askedOf, lineOf, linesOf, withAnswer } from "./session-line.ts";
import { closeOld, closeUnfinished, endStopped } from "./session-end.ts";
import { interrupted, lines, loadRecord, refreshRecord } from "./record.ts";
import type { RunningRecord, SessionRow } from "./running-record.ts";
import { loadRules } from "./engine.ts";
import { asked, planned } from "./session.sample.ts";

/** A disk that two windows write to: what the other one wrote is put in here. */
const disk = vi.hoisted(() => ({ lines: [] as Line[], running: null as RunningRecord | null }));
vi.mock("./device/disk.ts", () => ({
  readAll: async (): Promise<Kept> => ({ ...disk, runs: [], settings: {}, unfinished: false }),
  readRunning: async () => disk.running,
  beginSession: async (head: Extract<SessionRow, { is: "begun" }>) => {
    disk.running = { ...head, events: [], seenAtMs: head.startedAtMs };
  },
  appendEvents: async (rows: readonly Extract<SessionRow, { is: "event" }>[]) => {
    if (disk.running === null) return;
    disk.running = { ...disk.running, events: [...disk.running.events, ...rows.map(({ event }) => event)] };
  },
  endSession: async (id: string, more: readonly Line[]) => {
    if (disk.running?.id === id) disk.running = null;
    disk.lines = [...disk.lines.filter((line) => more.every((other) => other.id !== line.id)), ...more];
  },
}));

type Key = Parameters<PlayerOptions["onKey"]>[0];
/** A phone without sound: the session goes by the wall clock. */
const phone = vi.hoisted(() => ({ press: (_key: Key) => {}, hushed: 0 }));
vi.mock("./device/sound.ts", () => ({
  player({ onKey }: PlayerOptions): Player {
    phone.press = onKey;
    return {
      wake: () => {},
      hush: () => void (phone.hushed += 1),
      play: () => {},
      choose: () => {},
      nowMs: () => performance.now(),
      sounds: () => false,
      presses: () => false,
      speaks: () => false,
      dispose: () => {},
    };
  },
}));

const rules = await loadRules();

const change = { tools: ["foam-roller"] };
const SEEN_AT = Date.parse("2026-11-23T18:20:00Z");
function recordOf(events: readonly SessionEvent[], more: object = {}): RunningRecord {
  const { plan, request, edition } = planned(rules, { ...change, ...more });
  return {
    is: "begun",
    id: "s",
    startedAtMs: SEEN_AT,
    seenAtMs: SEEN_AT,
    request,
    plan,
    edition,
    events,
  };
}
const started: SessionEvent = { kind: "start", atMs: 0 };

describe("the line of a session", () => {
  it("keeps what was said of a place besides its soreness, and nothing where nothing was said", () => {
    const did: readonly SessionEvent[] = [started, { kind: "tick", atMs: 30_000 }, { kind: "end", atMs: 30_000 }];
    const place = { region: "calf-gastroc", side: "left" };
    const said = { kind: "dull", point: { view: "back", x: -118, y: 352 } };
    const spots = [{ ...place, soreness: 6, ...said }];
    const line = lineOf(rules, recordOf(did, { spots }));
    expect(line?.marked).toEqual([{ ...place, ...said }]);
    expect(lineOf(rules, recordOf(did))).not.toHaveProperty("marked");
  });
  it("holds what was really done, with what was said afterwards", () => {
    const record = recordOf([started, { kind: "tick", atMs: 30_000 }, { kind: "end", atMs: 30_000 }]);
    const line = lineOf(rules, record, new Map([["calf-gastroc.left", { after: 4, highest: 3 }]]));
    expect(line).toMatchObject({ id: "s", kind: "session", minutes: 12, lastedSeconds: 30, edition: record.edition });
    expect(Date.parse(line?.at ?? "")).toBe(SEEN_AT);
    expect(line?.worked).toMatchObject([{ region: "calf-gastroc", before: 6, after: 4, highest: 3, stop: null }]);
    expect(line?.worked[0]?.seconds).toBeLessThanOrEqual(30);
  });
  it("is read by the rules as an entry", () => {
    const record = recordOf([started, { kind: "tick", atMs: 30_000 }, { kind: "numb", atMs: 30_000 }]);
    const line = lineOf(rules, record);
    const entries = line === null ? [] : entriesOf([line]);
    const again = rules.readRequest(rules.knowledge, {
      ...asked,
      at: "2026-11-24T18:00:00+01:00",
      entries,
    });
    expect(again).toMatchObject({ ok: true });
    expect(line?.worked).toMatchObject([{ stop: "SR3", after: null }]);
  });
  it("keeps the higher of two numbers for the strongest", () => {
    const events: SessionEvent[] = [started, { kind: "tick", atMs: 25_000 }, { kind: "pain", atMs: 25_000, value: 7 }];
    const line = lineOf(rules, recordOf(events), new Map([["calf-gastroc.left", { after: 5, highest: 2 }]]));
    expect(line?.worked).toMatchObject([{ highest: 7, stop: "SR9" }]);
  });
  it("is none where nothing was pressed", () => {
    expect(lineOf(rules, recordOf([started, { kind: "end", atMs: 3000 }]))).toBeNull();
  });
});

describe("a session that waits", () => {
  it("is fresh for an hour, then asked about, and over after a day, also by a clock that was set back", () => {
    const record = recordOf([started]);
    const ages = [0, 59, 61, 23 * 60, 25 * 60, -25 * 60].map((m) => ageOf(record, SEEN_AT + m * 60_000));
    expect(ages).toEqual(["fresh", "fresh", "old", "old", "over", "over"]);
  });
});

describe("a question that a session waits with", () => {
  const asks = (kind: "sharp" | "dizzy") => recordOf([started, { kind: "tick", atMs: 30_000 }, { kind, atMs: 30_000 }]);
  const MS = SEEN_AT + 60_000;
  it("is there again from the record alone, and gone once it was answered", () => {
    expect(askedOf(rules, asks("sharp"))).toBe("RF11");
    expect(askedOf(rules, asks("dizzy"))).toBe("RF1");
    expect(askedOf(rules, withAnswer(asks("dizzy"), "RF1", false))).toBeNull();
    expect(withAnswer(asks("sharp"), "RF11", false).seenAtMs).toBe(SEEN_AT);
  });
  it("leaves the stop together with what was done where it was answered with yes, and only then", () => {
    const yes = linesOf(rules, withAnswer(asks("sharp"), "RF11", true), { ms: MS });
    expect(yes).toMatchObject([{ kind: "session" }, { kind: "stopped", flags: ["RF11"] }]);
    expect(Date.parse(yes[1]?.at ?? "")).toBe(MS);
    const faint = linesOf(rules, withAnswer(asks("dizzy"), "RF1", true), { ms: MS });
    expect(faint).toMatchObject([{ kind: "session" }, { kind: "stopped", flags: ["RF1"] }]);
    const no = linesOf(rules, withAnswer(asks("sharp"), "RF11", false), { ms: MS });
    expect(no.map(({ kind }) => kind)).toEqual(["session"]);
  });
});

describe("a stop, and what another window left", () => {
  const PRESSED: readonly SessionEvent[] = [started, { kind: "tick", atMs: 30_000 }];
  const stop: Line = { v: 1, id: "stop", at: "2026-11-23T18:30:00Z", kind: "stopped", flags: ["RF1"] };
  const left = (id: string, events = PRESSED): RunningRecord => ({
    ...recordOf(events),
    id,
    startedAtMs: Date.now() - 60_000,
    seenAtMs: Date.now() - 20_000,
  });
  const idsKept = (): readonly string[] => disk.lines.map(({ id }) => id);
  const advised = () => {
    const { request: read, plan, edition } = recordOf([]);
    return { request: read, advice: { verdict: "plan", plan, edition } } as unknown as Parameters<typeof start>[1];
  };
  beforeEach(async () => {
    live.peek()?.drop();
    live.value = null;
    elsewhere.value = false;
    disk.lines = [];
    disk.running = null;
    await loadRecord();
  });

  it("is not gone on with after a stop that another window wrote", async () => {
    disk.running = left("a");
    await loadRecord();
    disk.lines = [stop];
    await goOn(rules, disk.running);
    expect(live.value).toBeNull();
    expect(lines.value).toContainEqual(stop);
    disk.lines = [];
    await goOn(rules, disk.running);
    expect(live.value?.state.value.mode).toBe("paused");
  });
  it("ends what waits with what was done, at the stop and at the next visit", async () => {
    for (const end of [endStopped, closeOld]) {
      disk.lines = [stop];
      disk.running = left("a");
      await loadRecord();
      expect(await end()).toBe(true);
      expect([interrupted.value, disk.running, idsKept()]).toEqual([null, null, ["stop", "a"]]);
    }
  });
  it("leaves a fresh session alone while no stop holds", async () => {
    disk.running = left("a");
    await loadRecord();
    expect(await closeOld()).toBe(true);
    expect(interrupted.value?.id).toBe("a");
  });
  it("asks what a session waits with before it ends it", async () => {
    disk.lines = [stop];
    disk.running = left("a", [...PRESSED, { kind: "sharp", atMs: 30_000 }]);
    await loadRecord();
    expect([await endStopped(), await closeOld()]).toEqual([false, false]);
    expect([interrupted.value?.id, idsKept()]).toEqual(["a", ["stop"]]);
  });
  it("ends the session that is guided", async () => {
    expect(await start(rules, advised())).toBe(true);
    const guided = live.value;
    disk.lines = [stop];
    await refreshRecord();
    expect(await endStopped()).toBe(true);
    expect(guided?.state.value.mode).toBe("ended");
    expect([live.value, interrupted.value, disk.running]).toEqual([null, null, null]);
  });
  it("begins nothing over a session of another window: that is kept first", async () => {
    disk.running = left("a");
    expect(await start(rules, advised())).toBe(false);
    expect([live.value, interrupted.value?.id]).toEqual([null, "a"]);
    expect(await closeUnfinished()).toBe(true);
    expect(idsKept()).toEqual(["a"]);
    expect(await start(rules, advised())).toBe(true);
    expect(live.value).not.toBeNull();
  });
  it("does not write what it knew of a session over what another window made of it", async () => {
    disk.running = left("a");
    await loadRecord();
    disk.running = null;
    const longer = { ...(lineOf(rules, left("a")) as Line), lastedSeconds: 300 } as Line;
    disk.lines = [longer];
    expect(await closeUnfinished()).toBe(true);
    expect([interrupted.value, disk.lines]).toEqual([null, [longer]]);
  });
});

describe("the keys of headphones and lock screens", () => {
  async function guided(): Promise<Live> {
    live.peek()?.drop();
    live.value = null;
    elsewhere.value = false;
    disk.lines = [];
    disk.running = null;
    await loadRecord();
    const { request: read, plan, edition } = recordOf([]);
    await start(rules, { request: read, advice: { verdict: "plan", plan, edition } } as unknown as Asked);
    const session = live.peek() as Live | null;
    if (session === null) throw new Error("nothing is guided");
    return session;
  }
  const MODES = ["running", "paused"] as const;
  const press = (session: Live, key: Key): string => {
    phone.press(key);
    return session.state.value.mode;
  };

  it("pause only pauses, and in a pause ends its sound; play only goes on", async () => {
    const session = await guided();
    phone.hushed = 0;
    expect(press(session, "play")).toBe("running");
    expect([press(session, "pause"), phone.hushed]).toEqual(["paused", 0]);
    expect([press(session, "pause"), press(session, "pause"), phone.hushed]).toEqual(["paused", "paused", 2]);
    expect([press(session, "play"), press(session, "play")]).toEqual(["running", "running"]);
  });
  it.each(MODES)("behind a question or a sheet nothing but pause is obeyed: the session is %s", async (mode) => {
    const session = await guided();
    session.hurry();
    if (mode === "paused") phone.press("pause");
    const uncover = session.coveredBy(() => true);
    const before = session.state.value;
    for (const key of ["play", "next", "back", "forward"] as const) {
      phone.press(key);
      expect(session.state.value.mode).toBe(mode);
      expect(session.state.value.queue).toEqual(before.queue);
      expect(session.state.value.phase?.ms).toBe(before.phase?.ms);
    }
    expect(press(session, "pause")).toBe("paused");
    uncover();
    expect(press(session, "play")).toBe("running");
  });
  it("while a stop rule has a question open nothing begins again by a key", async () => {
    const session = await guided();
    session.hurry();
    session.happen({ kind: "sharp" });
    for (const key of ["play", "next", "pause", "play", "forward"] as const)
      expect(press(session, key)).not.toBe("running");
    expect(session.state.value.asked).toEqual(["RF11"]);
  });
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { wakeLock } from "./wake.ts";

/** A phone that keeps its screen on, or will not; `lose` takes the lock away. */
const phone = { asked: 0, held: 0, refuses: false, lose: () => {}, hide: () => {} };

beforeEach(() => {
  Object.assign(phone, { asked: 0, held: 0, refuses: false });
  const request = async () => {
    phone.asked += 1;
    if (phone.refuses) throw new DOMException("", "NotAllowedError");
    phone.held += 1;
    const lock = {
      released: false,
      release: async () => {
        if (!lock.released) phone.held -= 1;
        lock.released = true;
      },
      addEventListener: (_: "release", lost: () => void) => (phone.lose = () => (void lock.release(), lost())),
    };
    phone.hide = () => void lock.release();
    return lock;
  };
  vi.stubGlobal("navigator", { wakeLock: { request } });
});
afterEach(() => vi.unstubAllGlobals());

/** The page is hidden, which takes the lock away, and is seen again. */
function leaveAndReturn(): void {
  for (const state of ["hidden", "visible"] as const) {
    vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
    if (state === "hidden") phone.hide();
    document.dispatchEvent(new Event("visibilitychange"));
  }
}

it("keeps the screen on, asks again on the way back, and lets go at the end", async () => {
  const said: string[] = [];
  const wake = wakeLock((state) => said.push(state));
  expect(await wake.ask()).toBe("on");
  leaveAndReturn();
  await vi.waitFor(() => expect(phone.held).toBe(1));
  expect(phone.asked).toBe(2);
  wake.release();
  await vi.waitFor(() => expect(phone.held).toBe(0));
  leaveAndReturn();
  expect(phone.asked).toBe(2);
  expect(said).toEqual(["on", "on"]);
});

it("says when the phone will not, and when it does after all", async () => {
  const said: string[] = [];
  const wake = wakeLock((state) => said.push(state));
  phone.refuses = true;
  expect(await wake.ask()).toBe("refused");
  phone.refuses = false;
  leaveAndReturn();
  await vi.waitFor(() => expect(said).toEqual(["refused", "on"]));
  wake.release();
});

it("says when a phone that is low on battery takes it away", async () => {
  const said: string[] = [];
  const wake = wakeLock((state) => said.push(state));
  await wake.ask();
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  phone.lose();
  expect(said).toEqual(["on", "refused"]);
  wake.release();
  phone.lose();
  expect(said).toHaveLength(2);
});

it("holds one lock however often it is asked for, and none after the end", async () => {
  const wake = wakeLock(() => {});
  await Promise.all([wake.ask(), wake.ask()]);
  await wake.ask();
  expect(phone.held).toBe(1);
  wake.release();
  await vi.waitFor(() => expect(phone.held).toBe(0));
});

it("holds nothing that came after the end", async () => {
  const wake = wakeLock(() => {});
  const asked = wake.ask();
  wake.release();
  await asked;
  await vi.waitFor(() => expect(phone.held).toBe(0));
});

it("refuses where a browser knows no such lock", async () => {
  vi.stubGlobal("navigator", {});
  expect(await wakeLock(() => {}).ask()).toBe("refused");
});

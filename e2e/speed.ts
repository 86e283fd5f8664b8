// How long a person waits for an answer: every journey on a processor four times slower, each interaction from the
// touch to the next paint (event timing), and every task that held the page longer than 50 ms of the processor. Prints; judges nothing,
// because a clock on a busy machine is no test.
import type { CDPSession, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guest, healthy, house, mark, readAll, withLines } from "./browser.ts";
import type { House } from "./browser.ts";

const SLOWER = 4;
const LONG_MS = 50;
/** What happens while the test looks for the next thing to touch. */
const BETWEEN = "between";

interface Seen {
  readonly interactions: readonly { readonly step: string; readonly name: string; readonly ms: number }[];
}
/** A task of the page: how long it held the processor, and what most of that went to. */
interface Task {
  readonly step: string;
  readonly ms: number;
  readonly of: string;
}
declare global {
  interface Window {
    seen: {
      step: string;
      interactions: { id: number; step: string; name: string; ms: number }[];
    };
  }
}

/** Watches from now on; what is loading still does not count. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.seen = { step: "load", interactions: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[])
        if (entry.interactionId > 0)
          window.seen.interactions.push({
            id: entry.interactionId,
            step: window.seen.step,
            name: entry.name,
            ms: entry.duration,
          });
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
}
const begins = (page: Page, name: string): Promise<unknown> =>
  page.evaluate((now) => {
    window.seen.step = now;
    performance.mark(`step ${now}`);
  }, name);
/** Everything that happens from now on belongs to this step; the page comes to rest in between. */
async function step(page: Page, name: string, act: () => Promise<unknown>): Promise<void> {
  await begins(page, name);
  await act();
  await page.waitForTimeout(700);
}
/** A touch where something stands. It is looked for before: that is the test's own work, not the page's. */
async function tap(page: Page, name: string, what: Locator): Promise<void> {
  await begins(page, BETWEEN);
  await what.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const box = await what.boundingBox();
  if (box === null) throw new Error(`nothing to touch: ${name}`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(300);
  await step(page, name, () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2));
}
/** The longest event of each interaction. */
async function result(page: Page): Promise<Seen> {
  const { interactions } = await page.evaluate(() => window.seen);
  const longest = new Map<number, { step: string; name: string; ms: number }>();
  for (const { id, step: at, name, ms } of interactions)
    if ((longest.get(id)?.ms ?? 0) < ms) longest.set(id, { step: at, name, ms });
  return { interactions: [...longest.values()] };
}

interface Traced {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of the processor: what other programs took meanwhile is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string; readonly functionName?: string } };
}
const TRACED = ["toplevel", "devtools.timeline", "v8", "blink.user_timing", "disabled-by-default-v8.compile"];
/** Writes down every task from now on; the answer gives those that held the page too long, after the load. */
async function trace(client: CDPSession): Promise<() => Promise<readonly Task[]>> {
  const events: Traced[] = [];
  client.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as Traced[])));
  await client.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: TRACED } });
  return async () => {
    const complete = new Promise<unknown>((done) => client.once("Tracing.tracingComplete", done));
    await client.send("Tracing.end");
    await complete;
    return tasksOf(events);
  };
}
/** What a task was busy with, the longest first. */
function partsOf(inside: readonly Traced[]): string {
  const sums = new Map<string, number>();
  for (const { name, tdur = 0, args } of inside) {
    const file = args?.data?.url?.split("/").at(-1) ?? "";
    const what = [name, args?.data?.functionName, file].filter(Boolean).join(" ");
    sums.set(what, (sums.get(what) ?? 0) + tdur / 1000);
  }
  const most = [...sums].toSorted((a, b) => b[1] - a[1]).filter(([, ms]) => ms > 4);
  return most
    .slice(0, 6)
    .map(([what, ms]) => `${what} ${Math.round(ms)}`)
    .join(", ");
}
function tasksOf(events: readonly Traced[]): readonly Task[] {
  const marks = events.filter(({ name }) => name.startsWith("step ")).toSorted((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (first === undefined) return [];
  const own = events.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const long = own.filter(({ name, tdur = 0 }) => name === "ThreadControllerImpl::RunTask" && tdur > LONG_MS * 1000);
  return long.flatMap((task) => {
    const step = marks.findLast(({ ts }) => ts <= task.ts + (task.dur ?? 0))?.name.slice(5);
    if (step === undefined || step === BETWEEN) return [];
    const inside = own.filter((each) => each !== task && each.ts >= task.ts && each.ts < task.ts + (task.dur ?? 0));
    return [{ step, ms: (task.tdur ?? 0) / 1000, of: partsOf(inside) }];
  });
}

const JOURNEYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  session: async (page) => {
    await withLines(page, [healthy(new Date())]);
    await page.waitForTimeout(1500);
    await step(page, "mark a place", () => mark(page, "calf-gastroc", "left", 6));
    await tap(page, "turn the body", page.locator("#view-front"));
    await tap(page, "open tools", page.locator(".cells button").nth(1));
    await tap(page, "choose a tool", page.getByRole("button", { name: "Foam roller", exact: true }));
    await step(page, "close tools", () => page.keyboard.press("Escape"));
    await tap(page, "open the list", page.getByRole("button", { name: "As a list" }));
    await step(page, "close the list", () => page.keyboard.press("Escape"));
    await tap(page, "to Check", page.locator(".go"));
    await tap(page, "tick", page.locator('[data-code="RF12"] input[type=checkbox]'));
    await tap(page, "untick", page.locator('[data-code="RF12"] input[type=checkbox]'));
    await tap(page, "open a question", page.locator('[data-code="RF2"] button').first());
    await step(page, "read on", () => readAll(page));
    await tap(page, "none of these", page.locator(".go"));
    await page.locator(".plan .steps").waitFor();
    await tap(page, "open a step", page.locator(".steps h2 button").first());
    await tap(page, "another length", page.locator(".lengths button").last());
    await tap(page, "start", page.locator(".go:visible").first());
    await page.locator(".g .secs").waitFor({ timeout: 30_000 });
    await step(page, "lead", () => page.waitForTimeout(6000));
    await step(page, "pause", () => page.keyboard.press("Space"));
    await tap(page, "end", page.getByRole("button", { name: "End here" }));
    await tap(page, "end it", page.getByRole("dialog").getByRole("button", { name: "End here" }));
  },
  library: async (page) => {
    await page.goto("/");
    await page.waitForTimeout(1500);
    await tap(page, "to Library", page.getByRole("link", { name: "Library", exact: true }).first());
    await page.locator(".lib .rows").waitFor();
    await step(page, "search", () =>
      page.locator("input[type=search]").pressSequentially("shin splnts", { delay: 120 }),
    );
    await step(page, "clear", () => page.fill("input[type=search]", ""));
    await tap(page, "narrow", page.locator("summary"));
    await tap(page, "a page", page.locator(".lib .rows a").first());
    await page.locator(".tq h1").waitFor();
    await tap(page, "start alone", page.locator(".go"));
  },
  me: async (page) => {
    await withLines(page, [healthy(new Date())]);
    await page.waitForTimeout(1500);
    await tap(page, "to Me", page.getByRole("link", { name: "Me", exact: true }).first());
    await page.locator(".me h1").waitFor();
    await tap(page, "a tool", page.locator(".shelf button").first());
    await tap(page, "night", page.getByRole("button", { name: "Night", exact: true }));
    await tap(page, "text size", page.getByRole("button", { name: "150%", exact: true }));
    await tap(page, "miles", page.getByRole("button", { name: "Miles and feet" }));
    await tap(page, "to the profile", page.locator('a[href="/profile"]'));
    await tap(page, "a profile answer", page.locator('[data-code="PF6"] input').first());
    await step(page, "to Today", () => page.goBack());
  },
};

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.close());

const part = (sorted: readonly number[], of: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0;

test.each(Object.keys(JOURNEYS))("%s", async (name) => {
  const { page } = await guest(home, { serviceWorkers: "allow" });
  await watch(page);
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // As from the second visit on: the app is stored.
  await page.goto("/");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const traced = await trace(client);
  await JOURNEYS[name]?.(page);
  const { interactions } = await result(page);
  const long = await traced();
  const sorted = interactions.map(({ ms }) => ms).toSorted((a, b) => a - b);
  console.log(
    `${name}: ${sorted.length} interactions over 16 ms, median ${part(sorted, 0.5)}, p98 ${part(sorted, 0.98)} ms`,
  );
  for (const { step: of, name: event, ms } of interactions.toSorted((a, b) => b.ms - a.ms).slice(0, 8))
    console.log(`  ${String(Math.round(ms)).padStart(5)} ms  ${event}  ${of}`);
  console.log(`  tasks over ${LONG_MS} ms after load: ${long.length === 0 ? "none" : ""}`);
  for (const { step: at, ms, of } of long.toSorted((a, b) => b.ms - a.ms).slice(0, 16))
    console.log(`  ${String(Math.round(ms)).padStart(5)} ms  ${at}: ${of}`);
  await page.context().close();
  expect(sorted.length).toBeGreaterThan(0);
});

/** What a first visit to an address costs before the page is at rest, nothing stored yet. */
test.each(["/", "/library", "/library/technique/T10", "/check", "/me"])("load of %s", async (path) => {
  const { page } = await guest(home);
  await page.addInitScript(() => performance.mark("step load"));
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const traced = await trace(client);
  await page.goto(path);
  await page.waitForTimeout(3000);
  const long = await traced();
  const blocking = long.reduce((sum, { ms }) => sum + ms - LONG_MS, 0);
  console.log(`load of ${path}: ${Math.round(blocking)} ms of tasks beyond ${LONG_MS} ms`);
  for (const { ms, of } of long) console.log(`  ${String(Math.round(ms)).padStart(5)} ms  ${of}`);
  await page.context().close();
  expect(blocking).toBeGreaterThanOrEqual(0);
});

/**
 * Milliseconds from the next touch until a still of the figure is painted. The browser itself says when that was: whoever
 * waits in the page for its own turn waits for the work that comes after the picture as well.
 */
const untilDrawn = (page: Page, picture: string): Promise<number> =>
  page.evaluate(
    (selector) =>
      new Promise<number>((done) => {
        let touched = Infinity;
        const ask = (): void =>
          document.querySelectorAll(selector).forEach((each) => each.setAttribute("elementtiming", "still"));
        new MutationObserver(ask).observe(document.body, { childList: true, subtree: true });
        new PerformanceObserver((list) => {
          for (const { startTime } of list.getEntries()) if (startTime > touched) done(startTime - touched);
        }).observe({ type: "element" });
        addEventListener("click", (event) => (touched = event.timeStamp), { capture: true, once: true });
      }),
    picture,
  );
/** What a person asks for by one touch, and the still that answers. */
const ASKS: readonly (readonly [string, string, (page: Page) => Promise<void>, (page: Page) => Promise<void>])[] = [
  [
    "a page of the library",
    ".hero img",
    async (page) => {
      await page.goto("/library?kind=technique");
      await page.locator(".lib .rows a[href*=technique]").first().waitFor();
    },
    (page) => page.locator(".lib .rows a[href*=technique]").first().click(),
  ],
  [
    "the guide",
    ".g .demo img",
    async (page) => {
      await withLines(page, [healthy(new Date())]);
      await mark(page, "calf-gastroc", "left", 6);
      await page.locator(".go").click();
      await readAll(page);
      await page.locator(".go").click();
      await page.locator(".plan .steps").waitFor();
    },
    (page) => page.locator(".go:visible").first().click(),
  ],
];
test.each(ASKS)("the figure: %s", async (name, picture, before, ask) => {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const { page } = await guest(home, { serviceWorkers: "allow" });
    await before(page);
    await page.waitForTimeout(1500);
    const client = await page.context().newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const drawn = untilDrawn(page, picture);
    await ask(page);
    times.push(await drawn);
    await page.context().close();
  }
  console.log(`${name}: drawn ${times.map((ms) => Math.round(ms)).join(", ")} ms after the touch`);
  expect(times).toHaveLength(3);
});

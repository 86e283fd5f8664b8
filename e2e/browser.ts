import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { chromium as find } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";

export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1280, height: 800 } as const;

/**
 * Debian's Chromium draws every page by the graphics chip, which a machine without one plays on its processor: that is
 * left to what asks for it.
 */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: find(), args: ["--disable-gpu-rasterization"] });

export interface House {
  readonly address: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}
/** The built app on a port of its own, and a browser to look at it. */
export async function house(): Promise<House> {
  const server = await serve(0, "dist/app");
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const browser = await launch();
  const close = async (): Promise<void> => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address, browser, close };
}

export interface Guest {
  readonly page: Page;
  /** What the browser complained about: a breach of the content policy is among it. */
  readonly complaints: string[];
}
/** A person who was never here: nothing kept. The whole app is stored for later only where a test asks for it. */
export async function guest({ browser, address }: House, options: BrowserContextOptions = {}): Promise<Guest> {
  const context = await browser.newContext({ viewport: PHONE, locale: "en-GB", baseURL: address, ...options });
  // Like a browser that has no service workers, as in some private windows.
  if (options.serviceWorkers !== "allow") await context.addInitScript("delete Navigator.prototype.serviceWorker");
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const goto = page.goto.bind(page);
  page.goto = async (...to) => {
    const answer = await goto(...to);
    await answering(page);
    return answer;
  };
  const reload = page.reload.bind(page);
  page.reload = async (...how) => {
    const answer = await reload(...how);
    await answering(page);
    return answer;
  };
  return { page, complaints };
}
/** A page shows its first words before it answers a touch: a person waits for that. */
const answering = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector("#app > [inert]") === null);

/** Writes lines of a record as an earlier visit would have left them, and comes again. */
export async function withLines(page: Page, lines: readonly object[]): Promise<void> {
  await page.goto("/");
  await page.locator(".cells").first().waitFor();
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("legwork");
        request.addEventListener("error", () => reject(request.error));
        request.addEventListener("success", () => {
          const tx = request.result.transaction("lines", "readwrite");
          for (const line of kept) tx.objectStore("lines").put(line);
          tx.addEventListener("complete", () => {
            request.result.close();
            resolve();
          });
        });
      }),
    lines,
  );
  await page.reload();
  await page.locator(".cells").first().waitFor();
}
/** Every line that is kept, oldest first. */
export const linesOf = (page: Page): Promise<readonly Record<string, unknown>[]> =>
  page.evaluate(
    () =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = indexedDB.open("legwork");
        request.addEventListener("error", () => reject(request.error));
        request.addEventListener("success", () => {
          const all = request.result.transaction("lines").objectStore("lines").getAll();
          all.addEventListener("success", () => {
            request.result.close();
            resolve(all.result as Record<string, unknown>[]);
          });
        });
      }),
  );

/** Touches a place on the figure, where a mark of it would stand. */
export async function touch(page: Page, place: string, side: string): Promise<void> {
  const shape = page.locator(`path.seam[data-place="${place}"][data-side="${side}"]`).first();
  const at = await shape.evaluate((path) => {
    const [x, y] = (path.getAttribute("data-at") ?? "").split(" ").map(Number);
    const point = new DOMPoint(x, y).matrixTransform((path as SVGPathElement).getScreenCTM() ?? undefined);
    return [point.x, point.y] as const;
  });
  await page.mouse.click(...at);
}
/** Marks a place and says how sore it is. */
export async function mark(page: Page, place: string, side: string, soreness: number): Promise<void> {
  const slider = page.locator("#how-sore");
  const asked = (): Promise<string | null> =>
    page.evaluate(() => document.querySelector("#how-sore")?.getAttribute("aria-label") ?? null);
  const before = await asked();
  await touch(page, place, side);
  // What a finger means comes with the first touch: the question is about this place a moment later.
  for (let turn = 0; turn < 20 && (await asked()) === before; turn++) await page.waitForTimeout(50);
  for (let turn = 0; turn < 50; turn++) {
    await slider.focus();
    await page.keyboard.press(String(soreness));
    const value = await slider.getAttribute("aria-valuenow");
    if (value === String(soreness)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`${side} ${place} is never marked`);
}
/** Brings every question onto the screen, as a person does who reads to the end. */
export async function readAll(page: Page): Promise<void> {
  await page.locator(".check .go").waitFor();
  // Read and touched at once: a moment later the same button may say something else.
  const further = (): Promise<boolean> =>
    page.evaluate(() => {
      const go = document.querySelector<HTMLElement>(".check .go");
      const more = /more (below|above)|weitere (unten|oben)/.test(go?.innerText ?? "");
      if (more) go?.click();
      return more;
    });
  for (let turn = 0; turn < 40; turn++) {
    if (!(await further())) return;
    await page.waitForTimeout(60);
  }
  throw new Error("the questions never end");
}
export const tick = (page: Page, code: string): Promise<void> =>
  page.locator(`[data-code="${code}"] input[type=checkbox]`).check();

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What axe finds wrong, one line each: by its standards, or by single rules. */
export async function axe(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(AXE);
  const options = JSON.stringify({
    runOnly: rules === undefined ? STANDARDS : { type: "rule", values: rules },
    resultTypes: ["violations"],
  });
  const found = (await page.evaluate(
    `axe.run(document, ${options}).then((r) => r.violations)`,
  )) as readonly Violation[];
  return found.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${String(n.target)} ${n.failureSummary ?? ""}`));
}

/** A profile told today with nothing in it: the shortest Check. */
export const healthy = (now: Date): object => ({
  v: 1,
  id: "profile-of-today",
  at: now.toISOString().replace(/\.\d+Z$/, "Z"),
  kind: "profile",
  codes: [],
  details: [],
});

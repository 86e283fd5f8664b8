import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../scripts/serve.mjs";
import { healthy, launch, linesOf, mark, PHONE, readAll, tick, withLines } from "./browser.ts";

/** The built app in a folder of its own, which can become a newer version. */
function copyOfTheApp(): string {
  const folder = mkdtempSync(join(tmpdir(), "legwork-app-"));
  cpSync("dist/app", folder, { recursive: true });
  return folder;
}
function makeNewer(folder: string): void {
  const path = join(folder, "sw.js");
  const text = readFileSync(path, "utf8");
  const newer = text.replace(/(version:\s*["'`])[0-9a-f]{12}/, "$1ffffffffffff");
  if (newer === text) throw new Error("no version in sw.js");
  writeFileSync(path, newer);
  for (const packed of ["sw.js.gz", "sw.js.br"]) rmSync(join(folder, packed), { force: true });
}
const close = (server: Awaited<ReturnType<typeof serve>>): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
/** What is asked of a page that is just leaving may never be answered: then it is asked again. */
async function within<T>(what: string, mostMs: number, answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`${what}: no answer`)), mostMs));
  return Promise.race([answer, late]);
}
const storesOf = (page: Page): Promise<readonly string[]> =>
  within(
    "stores",
    3000,
    page.evaluate(() => caches.keys()),
  );
/** The worker has stored everything and answers for the page. */
async function stored(page: Page): Promise<void> {
  await within(
    "the worker",
    20_000,
    page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined)),
  );
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Every path that a screen claims, as the app's own table names them. */
const PATHS = [...readFileSync("src/app/screens/index.ts", "utf8").matchAll(/^ {2}"(\/[^"*]*)":/gm)].map(
  ([, p]) => p ?? "",
);
/** A backup as the first version wrote it. */
const BACKUP_V1 = /`(.+)`/s.exec(readFileSync("src/journal/versions/v1.sample.ts", "utf8"))?.[1] ?? "";
/** A page of each kind of the library. */
const PAGES = [
  "technique/T10",
  "stretch/ST1",
  "tool/golf-ball",
  "complaint/C6",
  "flag/RF16",
  "no-go/NG13",
  "claim/S18",
  "source/A12",
  "topic/about-effects",
].map((page) => `/library/${page}`);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe("offline", () => {
  it("has every address and every file after one visit, with nobody to ask", async () => {
    const server = await serve(0, "dist/app");
    const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`;
    const page = await (await browser.newContext({ viewport: PHONE, baseURL })).newPage();
    await page.goto("/");
    await stored(page);
    await close(server);
    expect(PATHS.length).toBeGreaterThan(9);
    for (const path of PATHS) {
      await page.goto(path);
      await page.locator("main:not([aria-busy=true]) h1").first().waitFor({ state: "attached" });
    }
    for (const path of PAGES) {
      await page.goto(path);
      await page.locator("main:not([aria-busy=true]) h1").first().waitFor();
      await expect.poll(() => page.getByText("could not be loaded").count()).toBe(0);
    }
    const files = readdirSync("dist/app", { recursive: true, encoding: "utf8" }).filter((f) =>
      /\.(js|css|webp|avif|woff2|png)$/.test(f),
    );
    const missing = await page.evaluate(
      async (names) => {
        const gone: string[] = [];
        for (const name of names) if (!(await fetch(name).catch(() => null))?.ok) gone.push(name);
        return gone;
      },
      // The words of a language that is not spoken here, and pictures for a shop window, are not stored.
      files.filter((f) => f !== "sw.js" && !/\/words-|^screenshots/.test(f)).map((f) => `/${f}`),
    );
    expect(missing).toEqual([]);
    await page.context().close();
  }, 60_000);

  it("keeps the words of the language that is spoken, and of no other", async () => {
    const server = await serve(0, "dist/app");
    const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`;
    const page = await (await browser.newContext({ viewport: PHONE, baseURL, locale: "de-DE" })).newPage();
    const words = (): Promise<number> =>
      page.evaluate(async () => {
        const stores = await Promise.all((await caches.keys()).map((key) => caches.open(key)));
        const requests = (await Promise.all(stores.map((store) => store.keys()))).flat();
        return requests.filter(({ url }) => url.includes("/assets/words-de-")).length;
      });
    await page.goto("/");
    await stored(page);
    await expect.poll(words).toBe(2);
    await close(server);
    for (const path of ["/me", "/library/technique/calf-on-foam-roller"]) {
      await page.goto(path);
      await page.locator("h1").first().waitFor();
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe("de");
      await expect.poll(() => page.locator("body").innerText()).toContain("Bibliothek");
    }
    // A later visit lets none of them go.
    await page.waitForTimeout(500);
    expect(await words()).toBe(2);
    await page.context().close();
  }, 60_000);

  it("offers a new version on Today and takes it only when it is asked to", async () => {
    const folder = copyOfTheApp();
    const first = await serve(0, folder);
    const { port } = first.address() as AddressInfo;
    const page = await (await browser.newContext({ viewport: PHONE, baseURL: `http://localhost:${port}` })).newPage();
    await page.goto("/");
    await stored(page);
    const [old] = await storesOf(page);
    await within("closing the first server", 10_000, close(first));
    makeNewer(folder);
    const second = await serve(port, folder);
    await page.reload();
    await page.getByRole("button", { name: "A new version is ready." }).waitFor();
    expect(
      await within(
        "the registration",
        5000,
        page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r?.active !== r?.waiting)),
      ),
    ).toBe(true);
    await expect.poll(() => storesOf(page)).toContain(old);
    await page.getByRole("button", { name: "A new version is ready." }).click();
    // The one before stays for windows that still run it.
    await expect.poll(() => storesOf(page).catch(() => []), { timeout: 20_000 }).toEqual([old, "legwork-ffffffffffff"]);
    await page.locator(".cells").first().waitFor();
    await expect.poll(() => page.getByText("A new version is ready.").count(), { timeout: 20_000 }).toBe(0);
    // The page is closed with the browser: one whose worker was just replaced may never answer to being closed.
    await within("closing the server", 10_000, close(second));
  }, 60_000);

  it("leads a whole session, and stops, with nobody to ask", async () => {
    const server = await serve(0, "dist/app");
    const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`;
    const page = await (await browser.newContext({ viewport: PHONE, baseURL, locale: "en-GB" })).newPage();
    await withLines(page, [healthy(new Date())]);
    await stored(page);
    await close(server);
    await page.reload();
    await mark(page, "calf-gastroc", "left", 5);
    await page.locator(".go").click();
    await readAll(page);
    await page.locator(".go").click();
    await page.locator(".plan .steps").waitFor();
    await expect
      .poll(() =>
        page
          .locator(".steps img")
          .first()
          .evaluate((img: HTMLImageElement) => img.naturalWidth),
      )
      .toBeGreaterThan(0);
    await page.locator(".go:visible").first().click();
    await page.locator(".g .secs").waitFor({ timeout: 15_000 });
    await page.goto("/me/data");
    await page.locator(".data h1").waitFor();
    await page.goto("/check");
    await page.locator(".check .go").waitFor();
    await tick(page, "RF9");
    await readAll(page);
    await page.locator(".go").click();
    await page.locator(".stop h1").waitFor();
    expect((await linesOf(page)).some(({ kind }) => kind === "stopped")).toBe(true);
    await page.context().close();
  }, 60_000);

  it("does not take a new version while a session runs in another window", async () => {
    const folder = copyOfTheApp();
    const first = await serve(0, folder);
    const { port } = first.address() as AddressInfo;
    const context = await browser.newContext({ viewport: PHONE, baseURL: `http://localhost:${port}` });
    const page = await context.newPage();
    await page.goto("/");
    await stored(page);
    await close(first);
    makeNewer(folder);
    const second = await serve(port, folder);
    await page.reload();
    const offer = page.getByRole("button", { name: "A new version is ready." });
    await offer.waitFor();
    const other = await context.newPage();
    await other.goto("/me");
    await other.evaluate(() => {
      void navigator.locks.request("legwork-session", () => new Promise((free) => Object.assign(window, { free })));
    });
    await offer.click();
    await page.getByText("A session runs in another window.").waitFor();
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r?.waiting !== null)))
      .toBe(true);
    await other.evaluate(() => (window as unknown as { free: () => void }).free());
    await offer.click();
    await expect.poll(() => storesOf(page).catch(() => [])).toContain("legwork-ffffffffffff");
    await page.locator(".cells").first().waitFor();
    // The other window was not touched, and what it has not loaded yet is still there.
    await other.getByRole("link", { name: "Library", exact: true }).first().click();
    await other.locator(".lib h1").waitFor();
    await close(second);
  }, 60_000);
});

/** Changes the kept record as a newer Legwork might: a newer number, a store and a kind of line that nobody here knows. */
const asNewer = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open("legwork", 7);
        request.addEventListener("error", () => reject(request.error));
        request.addEventListener("upgradeneeded", () => {
          request.result.createObjectStore("dreams");
          const lines = request.transaction?.objectStore("lines");
          lines?.put({ v: 2, id: "dream", at: "2026-11-20T08:00:00Z", kind: "dream", of: "hills" });
        });
        request.addEventListener("success", () => {
          request.result.close();
          resolve();
        });
      }),
  );

interface Remembered {
  readonly lines: readonly { readonly id: string }[];
  readonly runs: readonly object[];
  readonly settings: Readonly<Record<string, unknown>>;
}
/** Runs in the page: lays a record down as the first version did. */
const asFirst = ({ lines, runs, settings }: Remembered): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("legwork", 1);
    request.addEventListener("error", () => reject(request.error));
    request.addEventListener("upgradeneeded", () => {
      const db = request.result;
      db.createObjectStore("lines", { keyPath: "id" });
      db.createObjectStore("runs", { keyPath: "id" });
      db.createObjectStore("settings");
      db.createObjectStore("session", { autoIncrement: true });
    });
    request.addEventListener("success", () => {
      const tx = request.result.transaction(["lines", "runs", "settings"], "readwrite");
      for (const line of lines) tx.objectStore("lines").put(line);
      for (const run of runs) tx.objectStore("runs").put(run);
      for (const [name, value] of Object.entries(settings)) tx.objectStore("settings").put(value, name);
      tx.addEventListener("complete", () => {
        request.result.close();
        resolve();
      });
    });
  });

describe("records of other versions", () => {
  it("of a newer one: nothing of it is lost, a stop in it holds, and what is told now is kept", async () => {
    const server = await serve(0, "dist/app");
    const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`;
    const page = await (await browser.newContext({ viewport: PHONE, baseURL, locale: "en-GB" })).newPage();
    await withLines(page, [{ v: 1, id: "stop", at: "2026-11-24T08:00:00Z", kind: "stopped", flags: ["RF9"] }]);
    await asNewer(page);
    await page.reload();
    await page.getByRole("button", { name: "Not today. See why" }).click();
    await page.locator(".stop h1").waitFor();
    await page.goto("/me");
    await page.getByRole("button", { name: "Night", exact: true }).click();
    const keptNow = (): Promise<Record<string, unknown>> =>
      page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const request = indexedDB.open("legwork");
            request.addEventListener("error", () => reject(request.error));
            request.addEventListener("success", () => {
              const db = request.result;
              const tx = db.transaction(["lines", "settings"]);
              const lines = tx.objectStore("lines").getAll();
              const theme = tx.objectStore("settings").get("theme");
              tx.addEventListener("complete", () => {
                resolve({
                  version: db.version,
                  lines: lines.result,
                  theme: theme.result,
                  dreams: [...db.objectStoreNames],
                });
                db.close();
              });
            });
          }),
      );
    // Whoever leaves in the same moment takes the page away before it has written.
    await expect.poll(async () => (await keptNow())["theme"]).toBe("dark");
    await page.goto("/me/data");
    await page.locator(".data h1").waitFor();
    const kept = await keptNow();
    expect(kept).toMatchObject({
      version: 7,
      theme: "dark",
      lines: [{ id: "dream", of: "hills" }, { id: "stop" }],
      dreams: expect.arrayContaining(["dreams"]),
    });
    await page.context().close();
    await close(server);
  }, 60_000);

  it("of the first one: every line, run and setting is read, and stays as it was", async () => {
    const server = await serve(0, "dist/app");
    const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`;
    const page = await (await browser.newContext({ viewport: PHONE, baseURL, locale: "en-GB" })).newPage();
    const backup = JSON.parse(BACKUP_V1) as Remembered;
    // A page of the same origin that runs nothing: the store is as the first version left it.
    await page.goto("/icon.svg");
    await page.evaluate(asFirst, backup);
    for (const path of ["/", "/check", "/runs", "/me", "/me/data", "/me/physio", "/library"]) {
      await page.goto(path);
      await page.locator("main:not([aria-busy=true]) h1").first().waitFor({ state: "attached" });
    }
    await page.goto("/me");
    await page.getByText("1 run, 1 session").first().waitFor();
    await expect
      .poll(() => page.getByRole("button", { name: "Foam roller" }).getAttribute("aria-pressed"))
      .toBe("true");
    const ids = new Set(backup.lines.map(({ id }) => id));
    const kept = await linesOf(page);
    expect(kept.filter(({ id }) => ids.has(String(id)))).toEqual(backup.lines);
    await page.context().close();
    await close(server);
  }, 60_000);
});

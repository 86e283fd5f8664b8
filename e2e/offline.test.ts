import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium as find } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";
import { PHONE } from "./browser.ts";

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
const storesOf = (page: Page): Promise<readonly string[]> => page.evaluate(() => caches.keys());
/** The worker has stored everything and answers for the page. */
async function stored(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: find() });
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
    for (const path of ["/", "/check", "/plan", "/guide", "/after"]) {
      await page.goto(path);
      await page.locator("h1").first().waitFor({ state: "attached" });
    }
    const files = readdirSync("dist/app", { recursive: true, encoding: "utf8" }).filter((f) =>
      /\.(js|css|webp|woff2|png)$/.test(f),
    );
    const missing = await page.evaluate(
      async (names) => {
        const gone: string[] = [];
        for (const name of names) if (!(await fetch(name).catch(() => null))?.ok) gone.push(name);
        return gone;
      },
      files.filter((f) => f !== "sw.js").map((f) => `/${f}`),
    );
    expect(missing).toEqual([]);
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
    await close(first);
    makeNewer(folder);
    const second = await serve(port, folder);
    await page.reload();
    await page.getByRole("button", { name: "A new version is ready." }).waitFor();
    expect(
      await page.evaluate(() => navigator.serviceWorker.getRegistration().then((r) => r?.active !== r?.waiting)),
    ).toBe(true);
    expect(await storesOf(page)).toContain(old);
    await page.getByRole("button", { name: "A new version is ready." }).click();
    await expect.poll(() => storesOf(page).catch(() => [])).toEqual(["legwork-ffffffffffff"]);
    await page.locator(".cells").first().waitFor();
    expect(await page.getByText("A new version is ready.").count()).toBe(0);
    await page.context().close();
    await close(second);
  }, 60_000);
});

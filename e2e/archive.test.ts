import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { configure, TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guest, house } from "./browser.ts";
import type { House } from "./browser.ts";

configure({ useWebWorkers: false });
let home: House;
beforeAll(async () => {
  home = await house();
});
const folder = mkdtempSync(join(tmpdir(), "legwork-archive-"));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await home.close();
});

/** An archive of as many recordings of nobody, a day apart each. */
async function archiveOf(count: number): Promise<Buffer> {
  const gpx = gunzipSync(readFileSync("recordings/run.gpx.gz")).toString();
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 1 });
  for (let i = 0; i < count; i++) {
    const day = new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
    await writer.add(`activities/${i}.gpx`, new TextReader(gpx.replaceAll("2026-05-06", day)));
  }
  return Buffer.from(await writer.close());
}

declare global {
  var longest: number;
  var turns: number;
}
/**
 * Nothing may hold the page longer than this as long as an archive is read in its worker. The promise is 50 ms on a free
 * machine; the test leaves room for one that is busy with other tests (LEGWORK_FIGURES prints what was measured).
 */
const LONGEST_TASK_MS = 250;

test("an archive of 300 activities is dropped and the page stays usable", { timeout: 120_000 }, async () => {
  const { page, complaints } = await guest(home);
  await page.goto("/");
  await page.locator("input[type=file]").first().waitFor({ state: "attached" });
  await page.evaluate(() => {
    globalThis.longest = 0;
    globalThis.turns = 0;
    new PerformanceObserver((list) => {
      if (document.querySelector(".reading") === null) return;
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ entryTypes: ["longtask"] });
    setInterval(() => globalThis.turns++, 20);
  });
  const path = join(folder, "export.zip");
  writeFileSync(path, await archiveOf(300));
  const began = performance.now();
  await page.locator("input[type=file]").first().setInputFiles(path);
  await page.locator("dialog[open]").waitFor({ timeout: 90_000 });
  const seconds = (performance.now() - began) / 1000;
  expect(await page.locator("dialog[open]").innerText()).toContain("300");
  const { longest, turns } = await page.evaluate(() => ({ longest: globalThis.longest, turns: globalThis.turns }));
  if (process.env["LEGWORK_FIGURES"])
    console.log(`300 activities in ${seconds.toFixed(1)} s, longest task ${Math.round(longest)} ms, ${turns} turns`);
  expect(turns).toBeGreaterThan(10);
  expect(longest).toBeLessThan(LONGEST_TASK_MS);
  expect(complaints).toEqual([]);
  await page.context().close();
});

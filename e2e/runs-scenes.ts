import type { Page } from "playwright-core";
import { healthy, withLines } from "./browser.ts";
import type { Scene, Visit } from "./library-scenes.ts";
import { hilly, season } from "./runs.ts";

const broken = { name: "afternoon-hills.fit", mimeType: "", buffer: Buffer.from("not a run at all") };
const morning = {
  v: 1,
  id: "m1",
  at: "2026-11-24T07:00:00Z",
  kind: "morning",
  felt: [
    { region: "quads", side: "left", soreness: 5 },
    { region: "calf-gastroc", side: "left", soreness: 2 },
  ],
};
const start = (page: Page): Promise<void> => withLines(page, [healthy(new Date("2026-11-20T08:00:00Z")), morning]);
const file = (page: Page) => page.locator("input[type=file]").first();

async function addSeason(page: Page, days: number): Promise<void> {
  await page.goto("/runs/add");
  await page.locator(".runs h1").waitFor();
  await file(page).setInputFiles([...season("2026-11-24T07:00:00Z", days), broken]);
}
const show = (page: Page, what: string): Promise<void> =>
  page.evaluate((css) => document.querySelector(css)?.closest("section")?.scrollIntoView(), what);

const RUNS: readonly Scene[] = [
  {
    name: "runs-empty",
    go: async (page) => {
      await start(page);
      await page.goto("/runs");
      await page.locator(".runs h1").waitFor();
    },
  },
  {
    name: "runs-add",
    go: async (page) => {
      await page.goto("/runs/add");
      await page.locator(".runs h1").waitFor();
    },
  },
  {
    name: "runs-one",
    go: async (page) => {
      await file(page).setInputFiles([hilly("2026-11-24T07:00:00Z")]);
      await page.getByRole("button", { name: "See your runs" }).click();
      await page.locator(".run-row").waitFor();
    },
  },
  {
    name: "runs-report",
    go: async (page) => {
      await addSeason(page, 100);
      await page.locator(".runs .undo").waitFor({ timeout: 60_000 });
    },
  },
  {
    name: "runs",
    go: async (page) => {
      await page.getByRole("button", { name: "See your runs" }).click();
      await page.locator(".trend").waitFor();
    },
  },
  { name: "runs-outlook", phoneOnly: true, further: true, go: (page) => show(page, ".outlook") },
  { name: "runs-trend", phoneOnly: true, further: true, go: (page) => show(page, ".trend") },
  {
    name: "run",
    go: async (page) => {
      await page.locator(".run-row").first().click();
      await page.locator(".worked").waitFor();
    },
  },
  {
    name: "run-worked",
    phoneOnly: true,
    further: true,
    go: (page) => page.evaluate(() => document.querySelector(".worked")?.scrollIntoView()),
  },
  {
    name: "run-how",
    go: async (page) => {
      await page.locator(".worked summary").click();
      await page.evaluate(() => document.querySelector(".worked details")?.scrollIntoView());
    },
  },
  {
    name: "run-tell",
    phoneOnly: true,
    go: async (page) => {
      await page.getByRole("button", { name: "Trail" }).click();
      await page.evaluate(() => document.querySelector(".eleven")?.scrollIntoView({ block: "center" }));
    },
  },
  {
    name: "runs-reading",
    go: async (page) => {
      await addSeason(page, 420);
      await page.locator(".file-dots .file-ok").nth(20).waitFor();
    },
  },
];
export const RUNS_VISITS: readonly Visit[] = [{ scenes: RUNS }];

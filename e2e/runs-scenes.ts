import type { Page } from "playwright-core";
import { healthy, withLines } from "./browser.ts";
import type { Scene } from "./library-scenes.ts";
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

async function withSeason(page: Page, days: number): Promise<void> {
  await start(page);
  await page.goto("/runs/add");
  await page.locator(".runs h1").waitFor();
  await file(page).setInputFiles([...season("2026-11-24T07:00:00Z", days), broken]);
  await page.locator(".runs .undo").waitFor({ timeout: 60_000 });
}
async function runs(page: Page, days = 100): Promise<void> {
  await withSeason(page, days);
  await page.getByRole("button", { name: "See your runs" }).click();
  await page.locator(".trend").waitFor();
}
async function oneRun(page: Page): Promise<void> {
  await runs(page, 42);
  await page.locator(".run-row").first().click();
  await page.locator(".worked").waitFor();
}

export const RUNS_SCENES: readonly Scene[] = [
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
      await start(page);
      await page.goto("/runs/add");
      await page.locator(".runs h1").waitFor();
    },
  },
  {
    name: "runs-one",
    go: async (page) => {
      await start(page);
      await page.goto("/runs/add");
      await file(page).setInputFiles([hilly("2026-11-24T07:00:00Z")]);
      await page.getByRole("button", { name: "See your runs" }).click();
      await page.locator(".run-row").waitFor();
    },
  },
  { name: "runs", go: (page) => runs(page) },
  {
    name: "runs-outlook",
    phoneOnly: true,
    go: async (page) => {
      await runs(page);
      await page.locator(".outlook").scrollIntoViewIfNeeded();
      await page.evaluate(() => document.querySelector(".outlook")?.closest("section")?.scrollIntoView());
    },
  },
  {
    name: "runs-trend",
    phoneOnly: true,
    go: async (page) => {
      await runs(page);
      await page.evaluate(() => document.querySelector(".trend")?.closest("section")?.scrollIntoView());
    },
  },
  { name: "run", go: oneRun },
  {
    name: "run-worked",
    phoneOnly: true,
    go: async (page) => {
      await oneRun(page);
      await page.evaluate(() => document.querySelector(".worked")?.scrollIntoView());
    },
  },
  {
    name: "run-how",
    go: async (page) => {
      await oneRun(page);
      await page.locator(".worked summary").click();
      await page.evaluate(() => document.querySelector(".worked details")?.scrollIntoView());
    },
  },
  {
    name: "run-tell",
    phoneOnly: true,
    go: async (page) => {
      await oneRun(page);
      await page.getByRole("button", { name: "Trail" }).click();
      await page.evaluate(() => document.querySelector(".scale")?.scrollIntoView({ block: "center" }));
    },
  },
  {
    name: "runs-reading",
    go: async (page) => {
      await start(page);
      await page.goto("/runs/add");
      await page.locator(".runs h1").waitFor();
      await file(page).setInputFiles(season("2026-11-24T07:00:00Z", 420));
      await page.locator(".file-dots .file-ok").nth(20).waitFor();
    },
  },
  {
    name: "runs-report",
    go: (page) => withSeason(page, 200),
  },
  {
    name: "today-tinted",
    go: async (page) => {
      await start(page);
      await file(page).setInputFiles([hilly("2026-11-24T07:00:00Z")]);
      await page.locator("dialog").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Show it" }).click();
    },
  },
];

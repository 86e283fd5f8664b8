import type { Page } from "playwright-core";
import { healthy, mark, readAll, touch, withLines } from "./browser.ts";
import { shut } from "./library-scenes.ts";
import type { Scene, Visit } from "./library-scenes.ts";
import { hilly } from "./runs.ts";

const start = (page: Page): Promise<void> => withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
async function withTools(page: Page): Promise<void> {
  await page.locator(".cells button").nth(1).click();
  for (const name of ["Foam roller", "Tennis ball"]) await page.getByRole("button", { name, exact: true }).click();
  await shut(page);
}

/** Who was never here turns the body round. */
const FIRST: readonly Scene[] = [
  { name: "first-run", go: async (page) => void (await page.goto("/")) },
  ...["front", "left", "right", "soles"].map((view) => ({
    name: `today-${view}`,
    phoneOnly: true,
    go: async (page: Page) => await page.locator(`#view-${view}`).click(),
  })),
  {
    name: "today-upper",
    phoneOnly: true,
    go: async (page) => {
      await page.locator("#view-back").click();
      await page.getByRole("button", { name: "Upper body" }).click();
    },
  },
];
/** The three cells, and what is asked of a place. */
const PICKED: readonly Scene[] = [
  ...(["time", "tools", "when"] as const).map((kind, index) => ({
    name: `pick-${kind}`,
    go: async (page: Page) => {
      if (index === 0) await start(page);
      await shut(page);
      await page.locator(".cells button").nth(index).click();
      await page.locator("dialog").waitFor();
    },
  })),
  {
    name: "today-unset",
    go: async (page) => {
      await shut(page);
      await touch(page, "hamstrings", "right");
      await page.locator("#how-sore").waitFor();
    },
  },
  {
    name: "asked",
    go: async (page) => {
      if ((page.viewportSize()?.width ?? 0) < 900) await page.locator("#view-front").click();
      await touch(page, "knee", "left");
      await page.locator("dialog").waitFor();
    },
  },
  {
    name: "list",
    phoneOnly: true,
    go: async (page) => {
      await shut(page);
      await page.locator("#view-back").click();
      await mark(page, "calf-gastroc", "left", 6);
      await page.getByRole("button", { name: "As a list" }).click();
      await page.locator("dialog").waitFor();
    },
  },
  {
    name: "today-which",
    phoneOnly: true,
    go: async (page) => {
      await shut(page);
      const cord = await page.locator('path.seam[data-key="achilles.left"]').boundingBox();
      await page.mouse.click((cord?.x ?? 0) + (cord?.width ?? 0) / 2, (cord?.y ?? 0) + (cord?.height ?? 0));
      await page.locator("dialog").waitFor();
    },
  },
];
/** The last run under the body. */
const RUN: readonly Scene[] = [
  {
    name: "import-error",
    go: async (page) => {
      await start(page);
      const broken = { name: "afternoon-hills.fit", mimeType: "", buffer: Buffer.from("not a run at all") };
      await page.locator("input[type=file]").setInputFiles([hilly("2026-11-24T07:00:00Z"), broken]);
      await page.locator("dialog").waitFor();
    },
  },
  {
    name: "today",
    go: async (page) => {
      await shut(page);
      await page.getByText("may talk today").waitFor();
      await withTools(page);
      await mark(page, "calf-gastroc", "left", 6);
      await page.locator("#how-sore").blur();
    },
  },
  { name: "today-tinted", go: (page) => page.getByRole("button", { name: "Show it" }).click() },
];
/** Everything that can be said and seen of a place. */
const PLACE: readonly Scene[] = [
  {
    name: "card",
    go: async (page) => {
      await start(page);
      await mark(page, "calf-gastroc", "left", 4);
      await page.locator(".card").click();
      await page.waitForSelector("dialog[open]");
    },
  },
  {
    name: "place",
    go: async (page) => {
      await shut(page);
      await mark(page, "hamstrings", "left", 6);
      await page.getByRole("button", { name: /^More about/ }).click();
      await page.locator("dialog .close").waitFor();
    },
  },
  {
    name: "place-under",
    go: async (page) => {
      await page.getByRole("button", { name: "Set an exact point" }).click();
      await page.getByRole("button", { name: "Under the skin" }).click();
    },
  },
  { name: "place-never", go: (page) => page.getByRole("button", { name: "Never pressed here" }).click() },
  {
    name: "place-kind",
    go: async (page) => {
      await page.locator('[data-kind="burning"]').click();
      await page.locator('[data-code="RF15"]').getByLabel("Yes").check();
    },
  },
];
/** Many places at once, as far as their plan. */
const MANY: readonly Scene[] = [
  {
    name: "today-three",
    go: async (page) => {
      await start(page);
      await mark(page, "calf-gastroc", "left", 2);
      await mark(page, "hamstrings", "left", 5);
      await mark(page, "glute-max", "left", 9);
      await page.locator("#how-sore").blur();
    },
  },
  {
    name: "today-many",
    go: async (page) => {
      await withTools(page);
      await mark(page, "calf-gastroc", "right", 9);
      await mark(page, "hamstrings", "right", 3);
      await mark(page, "glute-max", "right", 6);
    },
  },
];
const PLAN_MANY: Scene = {
  name: "plan-many",
  go: async (page) => {
    await start(page);
    await withTools(page);
    await page.locator(".cells button").first().click();
    await page.getByRole("button", { name: "30 min", exact: true }).click();
    for (const side of ["left", "right"]) {
      await mark(page, "calf-gastroc", side, 5);
      await mark(page, "hamstrings", side, 3);
    }
    await page.locator(".go").click();
    await readAll(page);
    await page.locator(".go").click();
    await page.locator(".plan .steps").waitFor();
  },
};
const CANNOT: Scene = {
  name: "cannot",
  go: async (page) => {
    await start(page);
    await mark(page, "calf-gastroc", "left", 9);
    await page.locator(".go").click();
    await readAll(page);
    await page.locator(".go").click();
    await page.locator(".plan h1").waitFor();
  },
};
const PLAN_COMPLAINT: Scene = {
  name: "plan-complaint",
  go: async (page) => {
    await start(page);
    await page.getByRole("button", { name: /As a list|Touch where it hurts,/ }).click();
    await page.locator('[data-complaint="C6"]').click();
    await page.getByRole("button", { name: "Close" }).click();
    await page.locator(".go").first().click();
    await readAll(page);
    await page.locator(".go").click();
    await page.locator(".complaint-says").scrollIntoViewIfNeeded();
  },
};

/** Today with its map, and the plans that need much of it. */
export const MAP_VISITS: readonly Visit[] = [
  FIRST,
  PICKED,
  RUN,
  PLACE,
  MANY,
  [PLAN_MANY],
  [CANNOT],
  [PLAN_COMPLAINT],
].map((scenes) => ({ scenes }));

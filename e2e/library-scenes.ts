import type { Page } from "playwright-core";
import { healthy, mark, withLines } from "./browser.ts";

/** A screen as a person gets to it. */
export interface Scene {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
  /** It sets its own clock, because time must pass in it. */
  readonly clock?: boolean;
  /** On a phone alone, where a desk shows the same. */
  readonly phoneOnly?: boolean;
}
const ready = async (page: Page): Promise<void> => void (await page.waitForSelector("main:not([aria-busy=true]) h1"));
const at = (name: string, path: string): Scene => ({
  name,
  go: async (page) => {
    await page.goto(path);
    await ready(page);
  },
});

const session = (day: number, before: number, stop: string | null = null): object => ({
  v: 1,
  id: `s${day}`,
  at: `2026-11-${day}T18:00:00Z`,
  kind: "session",
  moment: "rest",
  complaint: day > 18 ? "C1" : null,
  minutes: 10,
  lastedSeconds: 600,
  edition: "3f9c0a71be42",
  worked: ["left", "right"].map((side) => ({
    technique: "T10",
    region: "calf-gastroc",
    side,
    tool: "foam-roller",
    seconds: 90,
    before: side === "left" ? before : null,
    after: null,
    highest: 3,
    stop,
  })),
});
const LINES = [
  healthy(new Date("2026-11-20T08:00:00Z")),
  ...[10, 12, 15, 18, 20, 23].map((day, i) => session(day, 6 - Math.floor(i / 2), day === 15 ? "SR6" : null)),
  {
    v: 1,
    id: "m",
    at: "2026-11-13T07:00:00Z",
    kind: "morning",
    felt: [{ region: "calf-gastroc", side: "left", soreness: 7 }],
  },
];
const data = async (page: Page): Promise<void> => {
  await withLines(page, LINES);
  await page.goto("/me/data");
  await ready(page);
};
const choose = (page: Page, lines: readonly object[], version = 1): Promise<void> =>
  page.setInputFiles("input[type=file]", {
    name: "legwork-2026-11-12.json",
    mimeType: "application/json",
    buffer: Buffer.from(
      JSON.stringify({
        format: "legwork-backup",
        version,
        madeAt: "2026-11-12T20:00:00Z",
        lines,
        runs: [{ id: "r" }],
        settings: { minutes: 20 },
      }),
    ),
  });

/** The library, the cards and the person's own data, each state that looks different. */
export const LIBRARY_SCENES: readonly Scene[] = [
  at("library", "/library"),
  {
    name: "library-found",
    go: async (page) => {
      await page.goto("/library");
      await page.fill("input[type=search]", "shin splnts");
      await page.waitForSelector(".kind");
    },
  },
  {
    name: "library-none",
    phoneOnly: true,
    go: async (page) => {
      await page.goto("/library");
      await page.fill("input[type=search]", "qqqqxx");
      await page.waitForSelector(".count");
    },
  },
  {
    name: "library-narrow",
    go: async (page) => {
      await page.goto("/library");
      await page.click("summary");
      await page.selectOption(".narrow label:nth-child(1) select", "tennis-ball");
      await page.waitForSelector(".count");
    },
  },
  at("technique", "/library/technique/T10"),
  at("technique-no-pose", "/library/technique/T24"),
  {
    name: "technique-side",
    phoneOnly: true,
    go: async (page) => {
      await page.goto("/library/technique/T10");
      await page.click(".go");
      await page.waitForSelector("dialog[open]");
    },
  },
  at("complaint", "/library/complaint/C6"),
  at("topic", "/library/topic/about-effects"),
  at("claim", "/library/claim/S18"),
  at("stretch", "/library/stretch/ST1"),
  at("tool", "/library/tool/golf-ball"),
  at("flag", "/library/flag/RF16"),
  at("no-go", "/library/no-go/NG13"),
  at("source", "/library/source/A12"),
  at("library-missing", "/library/technique/T99"),
  {
    name: "card",
    go: async (page) => {
      await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
      await mark(page, "calf-gastroc", "left", 4);
      await page.locator(".card").click();
      await page.waitForSelector("dialog[open]");
    },
  },
  { name: "data", go: data },
  {
    name: "restore",
    go: async (page) => {
      await data(page);
      await choose(page, [...LINES, session(22, 3)]);
      await page.waitForSelector("table");
    },
  },
  {
    name: "restored",
    go: async (page) => {
      await data(page);
      await choose(page, [...LINES, session(22, 3)]);
      await page.click("text=Bring it together");
      await page.waitForSelector(".undo");
    },
  },
  {
    name: "restore-refused",
    phoneOnly: true,
    go: async (page) => {
      await data(page);
      await choose(page, [{ ...session(22, 3), moment: "noon" }]);
      await page.waitForSelector(".sheet");
    },
  },
  {
    name: "delete",
    phoneOnly: true,
    go: async (page) => {
      await data(page);
      await page.click("text=Delete everything from this device");
    },
  },
  {
    name: "physio",
    go: async (page) => {
      await data(page);
      await page.goto("/me/physio");
      await ready(page);
    },
  },
];

import type { Page } from "playwright-core";
import { healthy, withLines } from "./browser.ts";

/** A screen as a person gets to it. */
export interface Scene {
  readonly name: string;
  /** Goes on from where the scene before it in its visit stands; the first comes to a blank device. */
  readonly go: (page: Page) => Promise<void>;
  /** On a phone alone, where a desk shows the same: nothing after it may need it. */
  readonly phoneOnly?: boolean;
  /** The scene before it, further down: drawn, but measured with that one. */
  readonly further?: boolean;
}
/** One person, one page, one scene after the other. */
export interface Visit {
  readonly scenes: readonly Scene[];
  /** It sets its own clock, because time must pass in it. */
  readonly clock?: boolean;
}
/** Closes what lies above the page. */
export async function shut(page: Page): Promise<void> {
  for (let turn = 0; turn < 5 && (await page.locator("dialog[open]").count()) > 0; turn++) {
    await page.keyboard.press("Escape");
    await page.waitForTimeout(30);
  }
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

/** The library, each page of it that looks different. */
const LIBRARY: readonly Scene[] = [
  at("library", "/library"),
  {
    name: "library-narrow",
    go: async (page) => {
      await page.click("summary");
      await page.selectOption(".narrow label:nth-child(1) select", "tennis-ball");
      await page.waitForSelector(".count");
    },
  },
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
      await page.fill("input[type=search]", "qqqqxx");
      await page.locator(".kind").first().waitFor({ state: "detached" });
      await page.waitForSelector(".count");
    },
  },
  at("technique", "/library/technique/T10"),
  {
    name: "technique-side",
    phoneOnly: true,
    go: async (page) => {
      await page.click(".go");
      await page.waitForSelector("dialog[open]");
    },
  },
  at("technique-no-pose", "/library/technique/T24"),
  at("complaint", "/library/complaint/C6"),
  at("topic", "/library/topic/about-effects"),
  at("claim", "/library/claim/S18"),
  at("stretch", "/library/stretch/ST1"),
  at("tool", "/library/tool/golf-ball"),
  at("flag", "/library/flag/RF16"),
  at("no-go", "/library/no-go/NG13"),
  at("source", "/library/source/A12"),
  at("library-missing", "/library/technique/T99"),
];
/** What shows when the network or the device does not give what it should. */
const WITHOUT: readonly Scene[] = [
  {
    name: "loading",
    phoneOnly: true,
    go: async (page) => {
      await page.goto("/");
      // It never comes.
      await page.route("**/assets/library-*.js", () => {});
      await page.getByRole("link", { name: "Library", exact: true }).first().click();
      await page.getByText("One moment.").waitFor();
    },
  },
  {
    name: "not-loaded",
    go: async (page) => {
      await page.goto("/");
      await page.route("**/assets/library-*.js", (route) => route.abort());
      await page.getByRole("link", { name: "Library", exact: true }).first().click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "keeps-nothing",
    go: async (page) => {
      await page.addInitScript(() => Reflect.defineProperty(globalThis, "indexedDB", { value: undefined }));
      await page.goto("/");
      await page.getByText("keeps nothing now").waitFor();
    },
  },
];
/** One's own settings and data. */
const MINE: readonly Scene[] = [
  {
    name: "me",
    go: async (page) => {
      await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
      await page.getByRole("link", { name: "Me" }).first().click();
      await page.locator(".me h1").waitFor();
    },
  },
  {
    name: "liking",
    go: async (page) => {
      await page.goto("/library/technique/T10");
      await page.getByRole("button", { name: "Not for me" }).click();
      await page.getByText(/^It comes only when/).waitFor();
      await page.goto("/me");
      await page.getByRole("button", { name: /^See, change and take back/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "profile",
    go: async (page) => {
      await page.goto("/profile");
      await page.locator(".check h1").waitFor();
    },
  },
  { name: "data", go: data },
  {
    name: "restore-refused",
    phoneOnly: true,
    go: async (page) => {
      await choose(page, [{ ...session(22, 3), moment: "noon" }]);
      await page.waitForSelector(".sheet");
    },
  },
  {
    name: "restore",
    go: async (page) => {
      await choose(page, [...LINES, session(22, 3)]);
      await page.waitForSelector("table");
    },
  },
  {
    name: "restored",
    go: async (page) => {
      await page.click("text=Bring it together");
      await page.waitForSelector(".undo");
    },
  },
  {
    name: "delete",
    phoneOnly: true,
    go: async (page) => {
      await page.goto("/me/data");
      await ready(page);
      await page.click("text=Delete everything from this device");
    },
  },
  {
    name: "physio",
    go: async (page) => {
      await page.goto("/me/physio");
      await ready(page);
    },
  },
  {
    name: "me-large",
    phoneOnly: true,
    go: async (page) => {
      await page.goto("/me");
      await page.getByRole("button", { name: "Miles and feet" }).click();
      await page.getByRole("button", { name: "150%" }).click();
      await page.getByRole("button", { name: "150%" }).scrollIntoViewIfNeeded();
    },
  },
];
export const LIBRARY_VISITS: readonly Visit[] = [{ scenes: [...LIBRARY, ...WITHOUT] }, { scenes: MINE }];

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type * as disk from "./device/disk.ts";
import { ALL_POSITIONS, changeDraft, clearDraft, minutes, positions, tools, toolsOwned } from "./draft.ts";
import { settings, storage } from "./record.ts";
import { unfit } from "./settings-fit.ts";

const drop = vi.hoisted(() => vi.fn<(key: string) => Promise<void>>(async () => {}));
vi.mock("./device/disk.ts", async (real) => ({ ...(await real<typeof disk>()), dropSetting: drop }));

const GOOD = {
  minutes: 15,
  tools: ["foam-roller", "of-another-version"],
  positions: ["floor"],
  liked: ["T10"],
  favourites: [{ id: "f", name: "Calves" }],
  theme: "dark",
  "of-another-version": 7,
};

describe("what Today shows of the disk", () => {
  afterEach(() => (settings.value = {}));
  it.each([999, 2, 60.5, -1, "12", null, {}, [12], Number.NaN])("is ten minutes, where %o is no length", (kept) => {
    settings.value = { minutes: kept };
    expect(minutes.value).toBe(10);
  });
  it.each([3, 15, 60])("is %i minutes, where they are", (kept) => {
    settings.value = { minutes: kept };
    expect(minutes.value).toBe(kept);
  });
  it("is a length too where a favourite asks for none", () => {
    changeDraft({ only: { tools: [], positions: ["floor"], minutes: 400 } });
    expect(minutes.value).toBe(10);
    clearDraft();
  });
  it("is a list, where the disk holds none", () => {
    settings.value = { tools: "ball", positions: { floor: true } };
    expect([tools.value, toolsOwned.value, positions.value]).toEqual([[], [], ALL_POSITIONS]);
  });
});

describe("what the disk holds", () => {
  beforeEach(() => {
    drop.mockClear();
    storage.value = "disk";
  });
  afterEach(() => {
    storage.value = "loading";
    settings.value = {};
  });
  it("stays where it means something, or may to another version", () => expect(unfit(GOOD)).toEqual([]));
  it.each([
    ["minutes", 999],
    ["minutes", 12.5],
    ["tools", "ball"],
    ["positions", [7]],
    ["liked", { T10: true }],
    ["favourites", ["Calves"]],
    ["cardsShown", "all"],
  ])("%s as %o is forgotten, on the disk too, and nothing else", async (name, value) => {
    settings.value = { ...GOOD, [name]: value };
    const { [name]: _, ...others } = settings.value;
    await vi.waitFor(() => expect(settings.value).toEqual(others));
    expect(drop.mock.calls).toEqual([[name]]);
  });
  it("is left alone where nothing is wrong", async () => {
    settings.value = GOOD;
    await Promise.resolve();
    expect(drop).not.toHaveBeenCalled();
  });
});

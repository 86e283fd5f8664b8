// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type * as disk from "./device/disk.ts";
import { ALL_POSITIONS, minutes, positions, tools } from "./draft.ts";
import { settings, storage } from "./record.ts";
import { unfit } from "./settings-fit.ts";

const put = vi.hoisted(() => vi.fn<(key: string, value: unknown) => Promise<void>>(async () => {}));
vi.mock("./device/disk.ts", async (real) => ({ ...(await real<typeof disk>()), putSetting: put }));

const GOOD = {
  minutes: 15,
  tools: ["foam-roller", "of-another-version"],
  positions: ["floor"],
  liked: ["T10"],
  favourites: [{ id: "f", name: "Calves" }],
  theme: "dark",
  "of-another-version": 7,
};

describe("what the disk holds", () => {
  beforeEach(() => {
    put.mockClear();
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
    expect(put.mock.calls).toEqual([[name, undefined]]);
  });
  it("is left alone where nothing is wrong", async () => {
    settings.value = GOOD;
    await Promise.resolve();
    expect(put).not.toHaveBeenCalled();
  });
  it("leaves what Today shows when nothing is remembered", () => {
    settings.value = { minutes: 999, tools: "ball", positions: [7] };
    expect([minutes.value, tools.value, positions.value]).toEqual([10, [], ALL_POSITIONS]);
  });
});

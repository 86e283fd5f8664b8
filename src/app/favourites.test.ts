// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import type { Request } from "#core";
import { openFavourite, takePlaces } from "./again.ts";
import { clearDraft, draft, minutes, setMinutes, tools, unset } from "./draft.ts";
import {
  bringFavouriteBack,
  deleteFavourite,
  deletedFavourite,
  favourites,
  renameFavourite,
  saveFavourite,
} from "./favourites.ts";
import { settings } from "./record.ts";
import { setTaste, tasteOf, tastes } from "./tastes.ts";

const request: Request = {
  at: "2026-11-25T18:00:00+01:00",
  moment: "post",
  minutes: 12,
  tools: ["foam-roller"],
  positions: ["floor"],
  spots: [
    { region: "calf-gastroc", side: "both", soreness: 6 },
    { region: "foot", side: "left", soreness: 3 },
  ],
  complaint: null,
  profile: ["PF6"],
  answers: { RF2: true },
  details: [{ code: "RF12", region: "hamstrings", side: "left", on: "2026-11-20" }],
  runs: [],
  entries: [],
  fill: false,
  language: "en",
  wishes: { leave: [], work: [], order: [{ region: "foot", side: "left" }], liked: ["T10"], disliked: [] },
};

beforeEach(() => {
  settings.value = {};
  clearDraft();
});

describe("a favourite", () => {
  it("keeps what was asked for, and nothing about health but the places", async () => {
    await saveFavourite("Evening", request);
    const [kept] = favourites.value;
    expect(kept).toMatchObject({ name: "Evening", minutes: 12, tools: ["foam-roller"], fill: false });
    expect(kept?.places).toEqual([
      { region: "calf-gastroc", side: "left" },
      { region: "calf-gastroc", side: "right" },
      { region: "foot", side: "left" },
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/soreness|RF2|RF12|PF6|2026-11|T10|post/);
  });
  it("that was deleted comes back where it stood, once", async () => {
    for (const name of ["Morning", "Evening", "Night"]) await saveFavourite(name, request);
    const names = (): readonly string[] => favourites.value.map(({ name }) => name);
    await deleteFavourite(favourites.value[1]!.id);
    expect(names()).toEqual(["Morning", "Night"]);
    expect(deletedFavourite.value?.favourite.name).toBe("Evening");
    await bringFavouriteBack();
    await bringFavouriteBack();
    expect(names()).toEqual(["Morning", "Evening", "Night"]);
    expect(deletedFavourite.value).toBeNull();
  });
  it("is asked for anew: its places wait for their soreness, and its minutes are for this once", async () => {
    await saveFavourite("Evening", request);
    settings.value = { ...settings.value, minutes: 20, tools: [] };
    const [kept] = favourites.value;
    if (kept === undefined) throw new Error("nothing kept");
    openFavourite(kept);
    expect([draft.value.spots, unset.value.length, minutes.value, tools.value]).toEqual([[], 3, 12, ["foam-roller"]]);
    expect(draft.value.wishes?.order).toEqual([{ region: "foot", side: "left" }]);
    takePlaces(kept.places.map((place) => ({ ...place, soreness: 2 })));
    expect([draft.value.spots.length, unset.value]).toEqual([3, []]);
    setMinutes(8);
    expect([minutes.value, settings.value["minutes"]]).toEqual([8, 20]);
    clearDraft();
    expect(minutes.value).toBe(20);
  });
  it("is renamed and deleted, and what is no list is none", async () => {
    await saveFavourite("One", request);
    await saveFavourite("Two", request);
    const id = favourites.value[0]?.id ?? "";
    await renameFavourite(id, "First");
    expect(favourites.value.map(({ name }) => name)).toEqual(["First", "Two"]);
    await deleteFavourite(id);
    expect(favourites.value.map(({ name }) => name)).toEqual(["Two"]);
    settings.value = { favourites: "broken" };
    expect(favourites.value).toEqual([]);
  });
});

describe("a taste", () => {
  it("is one or the other, and can be forgotten", async () => {
    await setTaste("T10", "liked");
    expect(tasteOf("T10")).toBe("liked");
    await setTaste("T10", "disliked");
    expect(tastes.value).toEqual({ liked: [], disliked: ["T10"] });
    await setTaste("T10", null);
    expect(tasteOf("T10")).toBeNull();
  });
  it("that two records disagree about is a dislike", () => {
    settings.value = { liked: ["T10", "T11"], disliked: ["T10"] };
    expect(tastes.value).toEqual({ liked: ["T11"], disliked: ["T10"] });
  });
});

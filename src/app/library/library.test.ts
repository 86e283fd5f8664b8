import { facts, factsIn } from "#knowledge";
import { describe, expect, it } from "vitest";
import { addressOf, nameOf, PAGE_KINDS, pageAt, pageOf, pagesOf, underHeadings, wantedAt } from "./address.ts";
import { GROUPS, NO_FILTERS, stretchFits, techniqueFits, type Filters } from "./filters.ts";
import { linksOf } from "./links.ts";
import { searchIn } from "./search.ts";

const everyPage = PAGE_KINDS.flatMap((kind) => pagesOf(facts, kind));

describe("addresses", () => {
  it("open every page by code and by speaking id", () => {
    for (const page of everyPage) {
      expect(pageAt(facts, addressOf(page))?.fact, addressOf(page)).toBe(page.fact);
      expect(pageAt(facts, `/library/${page.kind}/${page.fact.id}`)?.fact).toBe(page.fact);
    }
  });
  it("open in small letters", () => expect(pageAt(facts, "/library/technique/t10")?.fact.code).toBe("T10"));
  it.each([
    "/library",
    "/library/technique",
    "/library/technique/T99",
    "/library/none/T10",
    "/library/technique/T10/more",
    "/x/technique/T10",
    "/library/technique/%E0%A4%A",
  ])("%s opens nothing", (path) => expect(pageAt(facts, path)).toBeNull());
  it("of a kind alone are those of its list", () => {
    expect(wantedAt("/library/technique")).toEqual({ kind: "technique", name: "" });
    expect(wantedAt("/library/claim/")).toEqual({ kind: "claim", name: "" });
  });
  it("give each page a name", () => {
    for (const page of everyPage) expect(nameOf(page).length).toBeGreaterThan(1);
  });
});

describe("headings", () => {
  it("slow breathing stands under its own, and is no stretch", () => {
    const groups = underHeadings(pagesOf(facts, "stretch"));
    expect(groups.map(([key, pages]) => [key, pages.length])).toEqual([
      ["library.kind.stretch", facts.stretches.length - 1],
      ["library.kind.breath", 1],
    ]);
    expect(groups[1]?.[1][0]?.fact.code).toBe("ST15");
    expect(underHeadings(pagesOf(facts, "tool")).map(([key]) => key)).toEqual(["library.kind.tool"]);
    expect(underHeadings([])).toEqual([]);
  });
});

describe("links", () => {
  it("hold both ways", () => {
    for (const page of everyPage)
      for (const linked of Object.values(linksOf(facts, page)).flat())
        expect(
          Object.values(linksOf(facts, linked))
            .flat()
            .some(({ fact }) => fact === page.fact),
          `${addressOf(page)} and ${addressOf(linked)}`,
        ).toBe(true);
  });
  it("lead from a technique to its tool, stretch, claims and complaints", () => {
    const links = linksOf(facts, pageOf(facts, "T10")!);
    const codes = (kind: keyof typeof links) => links[kind]?.map(({ fact }) => fact.code);
    expect(codes("tool")).toEqual(["foam-roller"]);
    expect(codes("stretch")).toEqual(["ST1"]);
    expect(codes("claim")).toEqual(expect.arrayContaining(["S38", "S72", "S73"]));
    expect(codes("complaint")).toContain("C1");
    expect(codes("no-go")).toContain("NG1");
  });
  it("leave no page of techniques, tools, claims and complaints alone", () => {
    for (const kind of ["technique", "tool", "complaint", "no-go", "topic", "stretch", "place"] as const)
      for (const page of pagesOf(facts, kind))
        expect(Object.keys(linksOf(facts, page)).length, page.fact.code).toBeGreaterThan(0);
  });
});

describe("filters", () => {
  const fitting = (change: Partial<Filters>) =>
    facts.techniques.filter((t) => techniqueFits(facts, t, { ...NO_FILTERS, ...change })).map(({ code }) => code);
  it("let everything through when open", () => expect(fitting({})).toHaveLength(54));
  it("give every region one group", () =>
    expect(Object.values(GROUPS).flat().toSorted()).toEqual(facts.regions.map(({ id }) => id).toSorted()));
  it("narrow by place, tool, position, moment and minutes", () => {
    expect(fitting({ group: "foot" })).toEqual(["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09"]);
    expect(fitting({ tools: ["golf-ball"], group: "foot" })).toEqual(["T03"]);
    expect(fitting({ position: "bed", group: "calf" })).toEqual(["T15", "T16"]);
    for (const code of fitting({ moment: "pre" }))
      expect(facts.techniques.find((t) => t.code === code)?.moments).toContain("pre");
    expect(fitting({ minutes: 3 })).toContain("T10");
    expect(fitting({ minutes: 2 })).not.toContain("T10");
    expect(fitting({ minutes: 1 }).length).toBeLessThan(fitting({ minutes: 2 }).length);
  });
  it("narrow stretches by the same sides", () => {
    const stretches = (change: Partial<Filters>) =>
      facts.stretches.filter((s) => stretchFits(facts, s, { ...NO_FILTERS, ...change })).map(({ code }) => code);
    expect(stretches({})).toHaveLength(17);
    expect(stretches({ moment: "pre" })).toEqual(["ST16", "ST17"]);
    expect(stretches({ group: "thigh" })).toContain("ST7");
    expect(stretches({ position: "chair", group: "foot" })).toEqual(["ST3"]);
  });
});

describe("search", async () => {
  const search = await searchIn(facts, async () => {});
  const first = (query: string, many = 1) =>
    search(query)
      .slice(0, many)
      .map(({ fact }) => fact.code);
  it.each([
    ["shin splints", "C4"],
    ["shinsplints", "C4"],
    ["shinsplnts", "C4"],
    ["shin splits", "C4"],
    ["runner's knee", "C7"],
    ["runners knee", "C7"],
    ["plantar fasciitis", "C5"],
    ["plantar fascitis", "C5"],
    ["planter faciitis", "C5"],
    ["it band", "C6"],
    ["ITB", "C6"],
    ["sciatica", "C10"],
    ["piriformis", "C10"],
    ["achiles", "C3"],
    ["achilles tendinitis", "C3"],
    ["DOMS", "C16"],
    ["psoas", "C11"],
    ["screwdriver", "screwdriver-handle"],
    ["peanut ball", "sock-balls"],
    ["effleurage", "glide"],
  ])("%s finds %s first", (query, code) => expect(first(query)).toEqual([code]));
  it.each([
    ["arch", "T03"],
    ["calf roller", "T10"],
    ["calfs", "T10"],
    ["hamstrng", "T30"],
    ["glutes ball", "T35"],
    ["hollow knee", "NG1"],
    ["blood thinner", "PF1"],
    ["toxins", "about-limits"],
    ["sole", "T01"],
  ])("%s finds %s near the top", (query, code) => expect(first(query, 8)).toContain(code));
  it.each([
    ["short of breath", "RF1"],
    ["palpitatons", "RF1"],
    ["tight chest", "RF1"],
    ["chest tightness", "RF1"],
    ["pain in my chest when running", "RF1"],
    ["swollen calf", "RF2"],
    ["my calf is swollen", "RF2"],
    ["thrombosis", "RF3"],
    ["dark urine", "RF5"],
    ["numb between my legs", "RF6"],
    ["fever", "RF7"],
    ["stress fracture", "RF11"],
  ])("%s is a warning sign and comes before any massage", (query, code) => expect(first(query)).toEqual([code]));
  it("leads only there where a whole phrase is said", () => {
    expect(first("calf tightness")).toEqual(["C1"]);
    expect(first("chest")).not.toEqual(["RF1"]);
    expect(first("breathing")).not.toEqual(["RF1"]);
    expect(new Set(search("tight chest")).size).toBe(search("tight chest").length);
  });
  it("finds nothing for nonsense, and every technique by its own name", () => {
    expect(search("qqqqxxxx")).toEqual([]);
    for (const { code, name } of facts.techniques) expect(first(name, 2), name).toContain(code);
  });
});

describe("search in German", async () => {
  const search = await searchIn(await factsIn("de"), async () => {});
  it.each([
    ["Läuferknie", "complaint/C6"],
    ["Laeuferknie", "complaint/C6"],
    ["Fersensporn", "complaint/C5"],
    ["Schienbeinkantensyndrom", "complaint/C4"],
    ["Blackroll", "tool/foam-roller"],
    ["Faszienrolle", "tool/foam-roller"],
    ["Thrombose", "flag/RF3"],
    ["keine Luft", "flag/RF1"],
    ["geschwollene Wade", "flag/RF2"],
    ["Ermüdungsbruch", "flag/RF11"],
    ["Achilessehne", "complaint/C3"],
  ])("%s finds %s among the first", (query, id) => {
    const found = search(query)
      .slice(0, 8)
      .map(({ kind, fact }) => `${kind}/${fact.code}`);
    expect(found).toContain(id);
  });
  it.each([
    ["Atemnot", "RF1"],
    ["Enge in der Brust", "RF1"],
    ["Schmerzen in der Brust", "RF1"],
    ["geschwollene Wade", "RF2"],
    ["Thrombose", "RF3"],
    ["dunkler Urin", "RF5"],
    ["Fieber", "RF7"],
    ["Ermüdungsbruch", "RF11"],
  ])("%s is a warning sign and comes before any massage", (query, code) =>
    expect(search(query)[0]?.fact.code).toBe(code),
  );
  it("leaves the rest alone", () => expect(search("verspannte Wade")[0]?.kind).not.toBe("flag"));
});

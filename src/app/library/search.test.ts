import { facts, factsIn } from "#knowledge";
import { describe, expect, it } from "vitest";
import { searchIn } from "./search.ts";

/** What runners type → a page that must be among the first three. */
const ENGLISH = {
  "achilles heel": "C3",
  "achiles heel": "C3",
  tendonitis: "C3",
  "inflamed tendon": "C3",
  "flat feet": "T01 T05 T09 foot",
  "fallen arches": "C5 T09 T03 foot",
  instep: "T05 T09 foot",
  pronation: "T05 T09 foot",
  "heel spurs": "C5",
  "plantar facitis": "C5",
  bunion: "C15",
  "black toenail": "C15",
  "toe cramps": "C15",
  "mortons neuroma": "C15",
  cramp: "C1",
  "calf cramps": "C1",
  "night cramps": "C1",
  "muscle spasm": "C1",
  "tight calfs": "C1",
  "calf strain": "RF12",
  "torn calf": "RF8 RF12",
  "shin spints": "C4",
  meniscus: "C7",
  "jumper's knee": "C7",
  "runers knee": "C7",
  "iliotibal band": "C6",
  hammy: "C8",
  "pulled hammy": "C9",
  "charley horse": "RF13",
  "groin pull": "C12",
  "hip flexer": "C11",
  "hip pain": "C17",
  "sore bum": "C10",
  siatica: "C10",
  lumbago: "C13",
  "si joint": "C13",
  tailbone: "NG15",
  "stitch in my side": "C14",
  "tired legs": "C16",
  "twisted ankle": "RF9",
  "sprained ankel": "RF9",
  "ankle sprain": "RF9",
  "pins and needles": "RF10",
  "tingling toes": "RF10",
  "foam roler": "foam-roller",
  ankel: "RF9 ST16",
  claf: "C1 T10",
  "claf cramp": "C1",
  "it bnad": "C6",
  "shni splints": "C4",
  ahcilles: "C3",
  hamstirn: "C8 C9",
  "chest pian": "RF1",
  "heart attack": "RF1",
  emergency: "RF1",
  "can't breathe": "RF1",
  "cant walk": "RF9",
  knots: "about-limits hold",
  theragun: "tap",
  "spiky ball": "tennis-ball",
  warmup: "about-when",
  recovery: "about-effects",
  stretching: "ST1 ST2 ST5 ST6 ST7 ST8",
} as const;
const GERMAN = {
  achilesferse: "C3",
  Achillesverse: "C3",
  Sehne: "C3",
  plattfuß: "T01 T05 T09 foot",
  Plattfuss: "T01 T05 T09 foot",
  platfuß: "T01 T05 T09 foot",
  Senkfuß: "T01 T05 T09 foot",
  Spreizfuß: "C15",
  "Hallux valgus": "C15",
  "blauer Zehennagel": "C15",
  krampf: "C1",
  Krämpfe: "C1",
  "wadenkrampf nachts": "C1",
  Muskelkrämpfe: "C1",
  "Krampf im Fuß": "T05 T04 foot",
  Muskelverhärtung: "C1",
  Wadenzerrung: "RF12",
  Muskelfaserris: "C9",
  Knochenhautentzündung: "C4",
  Schinbein: "C4",
  Läuferkni: "C6",
  "Läufer Knie": "C6",
  Knieschmerzen: "C7",
  Meniskus: "C7",
  Fersensporrn: "C5",
  Plantarfascitis: "C5",
  Adduktorenzerrung: "C12",
  Leistenschmerz: "C12",
  Hüftschmerzen: "C17",
  Hüftbeugr: "C11",
  Popo: "C10",
  Gesaess: "T35 T37",
  Ischiasnerv: "RF15",
  Hexenschuss: "C13",
  ISG: "C13",
  Rückenschmerz: "C13",
  Seitestechen: "C14",
  Muskelkatar: "C16",
  "schwere Beine": "C16",
  umgeknickt: "RF9",
  Bänderriss: "RF9",
  Sprunggelenk: "ST16",
  "eingeschlafene Füße": "RF10",
  "Kribbeln im Fuß": "RF10",
  "offene Beine": "RF19",
  Faszienrole: "foam-roller",
  Igelball: "tennis-ball",
  Regeneration: "about-effects",
  "Wade dehnen": "ST1",
  Triggerpunkte: "hold",
  Wdae: "C1 T10",
  Fersne: "C5",
  Achilelsferse: "C3",
  Herzinfarkt: "RF1",
  Notfall: "RF1",
  "kann nicht auftreten": "RF9",
} as const;

describe.each([
  ["en", ENGLISH],
  ["de", GERMAN],
] as const)("lay words in %s", async (language, table) => {
  const search = await searchIn(language === "en" ? facts : await factsIn(language), async () => {});
  it.each(Object.entries(table))("%s finds one of %s", (query, codes) => {
    const found = search(query)
      .slice(0, 3)
      .map(({ fact }) => fact.code);
    expect(
      found.some((code) => codes.split(" ").includes(code)),
      found.join(" "),
    ).toBe(true);
  });
});

describe("a joined word that only sounds like a warning sign", async () => {
  const search = await searchIn(await factsIn("de"), async () => {});
  it.each(["Hüftschmerzen", "Fußschmerzen", "Knieschmerzen"])("%s is none", (query) =>
    expect(search(query)[0]?.fact.code).not.toBe("RF1"),
  );
});

describe("a short word that is spelled rightly", async () => {
  const search = await searchIn(facts, async () => {});
  it("finds itself and not what is one letter away", () => {
    expect(search("knots").length).toBeLessThan(6);
    expect(search("cant walk").length).toBeLessThan(14);
    // "never" is no fever.
    expect(search("fever").length).toBeLessThan(14);
  });
});

describe("neighbouring letters the other way round", async () => {
  const search = await searchIn(facts, async () => {});
  it("find as much as the word itself, and nothing where there is no such word", () => {
    const codes = (query: string): readonly string[] => search(query).map(({ fact }) => fact.code);
    for (const [typed, meant] of [
      ["claf", "calf"],
      ["bnad", "band"],
      ["rolelr", "roller"],
    ] as const)
      expect(codes(meant).filter((code) => !codes(typed).includes(code))).toEqual([]);
    expect(codes("xqzjw")).toEqual([]);
  });
  it("are left where they stand in a word that is written here: it finds what it found", () => {
    // "from" is no "form", "being" no "begin".
    const before = search("form").map(({ fact }) => fact.code);
    expect(search("from").map(({ fact }) => fact.code)).not.toEqual(before);
  });
});

/** Sport numbers of the public FIT profile, by number. */
const SPORTS: readonly string[] = [
  "generic",
  "running",
  "cycling",
  "transition",
  "fitness_equipment",
  "swimming",
  "basketball",
  "soccer",
  "tennis",
  "american_football",
  "training",
  "walking",
  "cross_country_skiing",
  "alpine_skiing",
  "snowboarding",
  "rowing",
  "mountaineering",
  "hiking",
  "multisport",
  "paddling",
  "flying",
  "e_biking",
  "motorcycling",
  "boating",
  "driving",
  "golf",
  "hang_gliding",
  "horseback_riding",
  "hunting",
  "fishing",
  "inline_skating",
  "rock_climbing",
  "sailing",
  "ice_skating",
  "sky_diving",
  "snowshoeing",
  "snowmobiling",
  "stand_up_paddleboarding",
  "surfing",
  "wakeboarding",
  "water_skiing",
  "kayaking",
  "rafting",
  "windsurfing",
  "kitesurfing",
  "tactical",
  "jumpmaster",
  "boxing",
  "floor_climbing",
  "baseball",
  "softball_fast_pitch",
  "softball_slow_pitch",
  "shooting",
  "diving",
  "hiit",
  "racket",
  "wheelchair_push_walk",
  "wheelchair_push_run",
  "meditation",
  "para_sport",
  "disc_golf",
  "team_sport",
  "cricket",
  "rugby",
  "hockey",
  "lacrosse",
  "volleyball",
  "water_tubing",
  "wakesurfing",
  "water_sport",
  "archery",
  "mixed_martial_arts",
  "motor_sports",
  "snorkeling",
  "dance",
  "jump_rope",
];
const SUB_SPORTS: Readonly<Record<number, string>> = {
  0: "generic",
  1: "treadmill",
  2: "street",
  3: "trail",
  4: "track",
  5: "spin",
  6: "indoor_cycling",
  7: "road",
  8: "mountain",
  9: "downhill",
  10: "recumbent",
  11: "cyclocross",
  12: "hand_cycling",
  13: "track_cycling",
  14: "indoor_rowing",
  15: "elliptical",
  16: "stair_climbing",
  17: "lap_swimming",
  18: "open_water",
  19: "flexibility_training",
  20: "strength_training",
  21: "warm_up",
  22: "match",
  23: "exercise",
  24: "challenge",
  25: "indoor_skiing",
  26: "cardio_training",
  27: "indoor_walking",
  28: "e_bike_fitness",
  29: "bmx",
  30: "casual_walking",
  31: "speed_walking",
  45: "indoor_running",
  46: "gravel_cycling",
  58: "virtual_activity",
  59: "obstacle",
  67: "ultra",
};

/** As the profile names it; `sport_123` for a number that is newer than this list; null when not stated. */
export const sportName = (n: number | null): string | null => (n === null ? null : (SPORTS[n] ?? `sport_${n}`));
export const subSportName = (n: number | null): string | null =>
  n === null ? null : (SUB_SPORTS[n] ?? `sub_sport_${n}`);

/** Numbers that Strava writes into a GPX track's type. */
const STRAVA_TYPES: Readonly<Record<string, string>> = {
  "1": "cycling",
  "4": "hiking",
  "9": "running",
  "10": "walking",
  "16": "swimming",
};

/** Words of sites and services, in the languages that Strava speaks, matched against the whole or the beginning. */
const WORDS: readonly (readonly [RegExp, string, string | null])[] = [
  [
    /^(virtual|virtuell\S*) ?(run|lauf)|course à pied virtuelle|carrera virtual|corsa virtuale/,
    "running",
    "virtual_activity",
  ],
  [/trail|traillauf|sentier|sendero|スニーカー|越野跑|トレイル/, "running", "trail"],
  [/treadmill|laufband|tapis/, "running", "treadmill"],
  [/^indoor.?run/, "running", "indoor_running"],
  [/^(track|street|road|ultra)[ _]?run/, "running", null],
  [
    /^(run|running|lauf|laufen|jogging|course( à pied|_a_pied)?|carrera|correr|corsa|corrida|hardlop\S*|löp\S*|løp\S*|løb\S*|juoksu|bieg\S*|běh|beh|futás|koşu|lari|alergare|бег|забег|біг|ランニング|ラン|跑步|달리기|วิ่ง)$/,
    "running",
    null,
  ],
  [/(wheelchair|rollstuhl)/, "wheelchair_push_run", null],
  [/^e.?bike|^e.?mountain|elektro/, "e_biking", null],
  [/virtual.?ride|virtuelle.? ?(rad)?fahrt/, "cycling", "virtual_activity"],
  [/indoor.?cycl/, "cycling", "indoor_cycling"],
  [
    /^(ride|cycling|biking|road_biking|mountain_biking|gravel.*|mountain bike ride|radfahrt|rad\S*|sortie vélo|vélo|ciclismo|bicicleta|giro|fietsrit|fiets\S*|pedalada|cykling|sykkel\S*|pyöräily|jazda\S*|kolo|bisiklet\S*|велозаезд|ライド|骑行|라이드)/,
    "cycling",
    null,
  ],
  [
    /^(walk|walking|spaziergang|gehen|marche|caminata|caminar|camminata|caminhada|wandel\S*|promenad|gåtur|kävely|spacer|прогулка|ウォーキング|步行|걷기)/,
    "walking",
    null,
  ],
  [
    /^(hike|hiking|wander\S*|randonnée|senderismo|escursione|trilha|vandring|fottur|vaellus|поход|ハイキング|徒步|하이킹)/,
    "hiking",
    null,
  ],
  [
    /^(swim|swimming|lap_swimming|schwimm\S*|natation|natación|nuoto|natação|zwemmen|simning|svømming|uinti|pływanie|плавание|水泳|游泳|수영)/,
    "swimming",
    null,
  ],
  [/^(open_water\S*)/, "swimming", "open_water"],
  [
    /^(weight training|krafttraining|strength\S*|traditionalstrength\S*|functionalstrength\S*|musculation|entrenamiento con pesas|pesi|musculação|krachttraining)/,
    "training",
    "strength_training",
  ],
  [/^(row|rowing|rudern|aviron)$/, "rowing", null],
  [/^indoor.?row/, "rowing", "indoor_rowing"],
];

export interface Sport {
  readonly sport: string | null;
  readonly subSport: string | null;
}

/** The sport of a word or of Strava's number; a word that nobody knows stays itself, in lower case. */
export function sportOfWord(word: string | null): Sport {
  const said = word?.trim().toLowerCase() ?? "";
  if (said === "") return { sport: null, subSport: null };
  const numbered = STRAVA_TYPES[said];
  if (numbered !== undefined) return { sport: numbered, subSport: null };
  const known = WORDS.find(([pattern]) => pattern.test(said));
  if (known) return { sport: known[1], subSport: known[2] };
  return { sport: said.replaceAll(/[^\p{L}\p{N}]+/gu, "_").slice(0, 60), subSport: null };
}

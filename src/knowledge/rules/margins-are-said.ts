import { found, inEnglish, type Rule } from "./rule.ts";

/** How a technique's words name each no-go place that it passes. */
const SAID: Readonly<Record<string, RegExp>> = {
  NG1: /hollow behind the knee/,
  NG2: /groin/,
  NG3: /inner thigh.*lightly/,
  NG4: /knob/,
  NG5: /shin/,
  NG6: /lowest 5 cm of the Achilles tendon/,
  NG7: /ankle/,
  NG8: /heel/,
  NG9: /knuckles/,
  NG10: /knee/,
  NG11: /outer hip bone/,
  NG12: /front hip bone/,
  NG13: /large nerve runs/,
  NG14: /sit bone/,
  NG15: /Never on the tail bone/,
  NG16: /spine/,
  NG17: /Never on the flank/,
  NG18: /Never on the two lowest/,
  NG19: /only your fingertips|Never with the roller on the front edge of the lower ribs/,
  NG20: /breastbone/,
  NG21: /Never into the belly/,
  NG22: /Never on the front or the sides of the neck/,
  NG23: /armpit/,
  NG24: /Not on breast/,
  NG25: /collarbone/,
  NG26: /shoulder blade/,
  NG27: /veins/,
};
/** The margin of a no-go place in centimeters; null where it is not a distance. */
export const marginCm = (margin: string): number | null => {
  const cm = /(\d+) cm/.exec(margin)?.[1];
  return cm === undefined ? null : Number(cm);
};

/** No technique passes a no-go place without saying its margin: the least distance that the place's own fact names. */
export const marginsAreSaid: Rule = inEnglish({
  name: "margins are said",
  check: ({ techniques, nogo }) =>
    techniques.flatMap((t) =>
      t.avoid
        .filter((code) => {
          const cm = marginCm(nogo.find((place) => place.code === code)?.margin ?? "");
          const least = cm === null ? /./ : new RegExp(`at least (a hand's width, )?${cm} cm`);
          return !t.notice.some((sentence) => SAID[code]?.test(sentence) && least.test(sentence));
        })
        .map((code) => found("techniques", t, `passes ${code} without saying its margin`)),
    ),
});

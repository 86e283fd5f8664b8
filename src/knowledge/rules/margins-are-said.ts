import { found, type Rule } from "./rule.ts";

/** What a technique's words must hold for each no-go place it passes: the margin, or that the place is never pressed. */
const SAID: Readonly<Record<string, RegExp>> = {
  NG1: /5 cm.*hollow behind the knee/,
  NG2: /10 cm.*groin/,
  NG3: /inner thigh.*lightly/,
  NG4: /5 cm.*knob/,
  NG5: /1 cm.*shin/,
  NG6: /5 cm of the heel cord/,
  NG7: /2 cm.*ankle/,
  NG8: /heel/,
  NG9: /knuckles/,
  NG10: /8 cm.*knee/,
  NG11: /8 cm.*outer hip bone/,
  NG12: /3 cm.*front hip bone/,
  NG13: /no point holds in the middle of the buttock/,
  NG14: /3 cm.*sit bone/,
  NG15: /Never on the tail bone/,
  NG16: /2 cm.*spine/,
  NG17: /Never on the flank/,
  NG18: /Never on the two lowest/,
  NG19: /fingertips/,
  NG20: /3 cm.*breastbone/,
  NG21: /Never into the belly/,
  NG22: /Never on the front or the sides of the neck/,
  NG23: /5 cm.*armpit/,
  NG24: /Not on breast/,
  NG25: /2 cm.*collarbone/,
  NG26: /1 cm.*shoulder blade/,
  NG27: /5 cm.*veins/,
};

/** No technique passes a no-go place without saying its margin. */
export const marginsAreSaid: Rule = {
  name: "margins are said",
  check: (facts) =>
    facts.techniques.flatMap((t) =>
      t.avoid
        .filter((code) => !t.notice.some((sentence) => SAID[code]?.test(sentence)))
        .map((code) => found("techniques", t, `passes ${code} without saying its margin`)),
    ),
};

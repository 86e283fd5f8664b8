/** The pose in which the skin is bound: the middle of what joints do, so that no pose is far from it. */
const EACH = {
  "arm.abd": 40,
  "arm.flex": 20,
  "fore.flex": 40,
  "thigh.flex": 42,
  "thigh.abd": 10,
  "shank.flex": 50,
  "fing.flex": 22,
  "tips.flex": 20,
};
export const BIND: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(EACH).flatMap(([name, v]) => {
    const [joint, turn] = name.split(".");
    return [
      [`${joint}L.${turn}`, v],
      [`${joint}R.${turn}`, v],
    ];
  }),
);

/**
 * How far joints turn, degrees from the rest stance; the same left and right. Active range of an adult, from S1 Norkin
 * & White, Measurement of Joint Motion (5th ed., 2016), S2 Soucie et al. 2011, Haemophilia 17:500 (674 adults), S3 White
 * & Panjabi, Clinical Biomechanics of the Spine (1990), S4 AAOS 1965. Nobody has to reach them: a demonstration must
 * stay inside.
 */
export interface Limit {
  readonly minDegrees: number;
  readonly maxDegrees: number;
  readonly source: "S1" | "S2" | "S3" | "S4";
}
const to = (minDegrees: number, maxDegrees: number, source: Limit["source"]): Limit => ({
  minDegrees,
  maxDegrees,
  source,
});

/** By joint and turn, without side. */
const WRITTEN: Readonly<Record<string, Limit>> = {
  "spine.bend": to(-12, 12, "S3"),
  "spine.flex": to(-14, 28, "S3"),
  "spine.turn": to(-6, 6, "S3"),
  "ribs.bend": to(-12, 12, "S3"),
  "ribs.flex": to(-12, 26, "S3"),
  "ribs.turn": to(-14, 14, "S3"),
  "chest.bend": to(-12, 12, "S3"),
  "chest.flex": to(-12, 22, "S3"),
  "chest.turn": to(-22, 22, "S3"),
  "neck.bend": to(-22, 22, "S3"),
  "neck.flex": to(-32, 32, "S3"),
  "neck.turn": to(-40, 40, "S3"),
  "head.bend": to(-18, 18, "S3"),
  "head.flex": to(-30, 30, "S3"),
  "head.turn": to(-40, 40, "S3"),
  "clav.lift": to(-8, 32, "S1"),
  "clav.reach": to(-20, 26, "S1"),
  "arm.abd": to(-35, 150, "S1"),
  "arm.flex": to(-60, 165, "S2"),
  "arm.rot": to(-90, 80, "S1"),
  "fore.flex": to(0, 150, "S2"),
  "fore.pron": to(-80, 80, "S2"),
  "hand.flex": to(-75, 80, "S1"),
  "hand.dev": to(-32, 24, "S1"),
  "fing.flex": to(-25, 95, "S1"),
  "tips.flex": to(-5, 115, "S1"),
  "thumb.flex": to(-30, 75, "S1"),
  "thumb.opp": to(-50, 45, "S1"),
  "thigh.flex": to(-22, 132, "S2"),
  "thigh.abd": to(-28, 55, "S1"),
  "thigh.rot": to(-58, 42, "S1"),
  "shank.flex": to(0, 150, "S2"),
  "foot.flex": to(-55, 28, "S2"),
  "foot.inv": to(-18, 32, "S4"),
  "toes.flex": to(-70, 40, "S1"),
};
/** The limit of a turn such as "thighL.flex"; undefined for where the body is. */
export const limitOf = (name: string): Limit | undefined => WRITTEN[name.replace(/[LR]\./, ".")];

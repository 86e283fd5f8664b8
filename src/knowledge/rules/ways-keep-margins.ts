import { marginCm } from "./margins-are-said.ts";
import { found, inEnglish, type Rule } from "./rule.ts";

/** A hand's width in centimeters, as the words use it. */
const HAND_CM = 8;
/** Landmarks of no-go places, as a way names them, and the least distance where the fact gives none. */
const LANDMARKS: Readonly<Record<string, readonly [RegExp, number]>> = {
  NG1: [/knee crease|behind the knee/, 0],
  NG2: [/groin/, 0],
  NG4: [/bony knob/, 0],
  NG6: [/heel bone|back of (the )?heel|ankle/, 5],
  NG7: [/ankle/, 0],
  NG10: [/knee(cap)?(?! crease)\b/, 0],
  NG11: [/outer hip bone/, 0],
  NG12: [/front hip bone/, 0],
  NG14: [/sit bone/, 0],
  NG23: [/armpit/, 0],
  NG25: [/collarbone/, 0],
};
const clausesOf = (text: string): readonly string[] => text.split(/[,;.:]| to | then | and /u);

/** What a clause keeps from its landmark, in centimeters; null where it names no distance. */
function distanceCm(clause: string): number | null {
  const cm = /(\d+) cm/.exec(clause)?.[1];
  if (cm !== undefined) return Number(cm);
  return /hand('s width)? (above|below|from|beside)/.test(clause) ? HAND_CM : null;
}

/** A way keeps its distance from every no-go place that its technique passes; no step names a smaller one. */
export const waysKeepMargins: Rule = inEnglish({
  name: "ways keep the margins",
  check: ({ techniques, nogo }) =>
    techniques.flatMap((t) =>
      t.avoid.flatMap((code) => {
        const [landmark, least] = LANDMARKS[code] ?? [null, 0];
        const margin = Math.max(least, marginCm(nogo.find((place) => place.code === code)?.margin ?? "") ?? 0);
        const near = (text: string) => clausesOf(text).filter((clause) => landmark?.test(clause));
        const short = (clause: string, unsaid: number) => (distanceCm(clause) ?? unsaid) < margin;
        const clauses = [
          ...near(t.path).filter((clause) => short(clause, 0)),
          ...t.steps.flatMap(near).filter((clause) => short(clause, margin)),
        ];
        return clauses.map((clause) =>
          found("techniques", t, `“${clause.trim()}” is nearer than ${code}: ${margin} cm`),
        );
      }),
    ),
});

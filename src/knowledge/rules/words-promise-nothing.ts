import type { Facts } from "../schema.ts";
import { type Finding, type Rule } from "./rule.ts";

/** What no sentence of the product says, and why. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/break(s|ing)? up (knots|adhesions|scar)/i, "knots are not broken up"],
  [/releas(e|es|ing) (the )?fascia/i, "fascia is not released"],
  [/lengthens? (the |your )?muscle/i, "muscle is not lengthened"],
  [/no pain,? no gain/i, "comfort is the goal"],
  [/your muscle load is/i, "it is an estimate"],
  [/prevents? (an )?injur/i, "prevention is not shown"],
  [/(flush|remove|clear)\w* (out )?(toxins|lactic|lactate)/i, "nothing is flushed"],
  [/\b(cures?|heals) (the|your|it)\b/i, "massage does not cure"],
  [/faster recovery|recover faster/i, "recovery is not shown to be faster"],
  [/runs? faster|improves? (your )?performance/i, "performance is not shown to rise"],
  [/you have (a |an )?(clot|thrombosis|fracture|tear|sciatica|tendinopathy)/i, "no diagnosis"],
  [/!/, "no exclamation mark"],
];

/** Every sentence that the product itself says. What the article says, and titles of papers, are not ours. */
function sentences(facts: Facts): readonly (readonly [string, string])[] {
  const list = (kind: string, id: string, texts: readonly (string | null)[]) =>
    texts.filter((t) => t !== null).map((t) => [`${kind}/${id}`, t] as const);
  return [
    ...facts.techniques.flatMap((t) =>
      list("techniques", t.id, [t.name, ...t.steps, t.path, t.easier, t.harder, t.feel, ...t.notice]),
    ),
    ...facts.stretches.flatMap((s) => list("stretches", s.id, [s.name, ...s.steps])),
    ...facts.flags.flatMap((f) => list("flags", f.id, [f.question, f.short, f.why, f.who, f.say])),
    ...facts.profile.flatMap((p) => list("profile", p.id, [p.question, p.short, p.why])),
    ...facts.complaints.flatMap((c) =>
      list("complaints", c.id, [c.pattern, c.massageThis, c.notThis, c.mainTreatment, c.refer]),
    ),
    ...facts.tools.flatMap((t) => list("tools", t.id, [t.name, t.test, ...t.standIns])),
    ...facts.strokes.flatMap((s) => list("strokes", s.id, [s.how])),
    ...facts.places.flatMap((p) => list("places", p.id, [p.why])),
    ...facts.claims.flatMap((c) => list("claims", c.id, [c.evidence])),
    ...facts.languages.flatMap((l) => list("languages", l.id, Object.values(l.sentences))),
  ];
}

export const wordsPromiseNothing: Rule = {
  name: "words promise nothing above the evidence",
  check: (facts) =>
    sentences(facts).flatMap(([at, text]) =>
      FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, why]): Finding => ({
        at,
        what: `“${text}”: ${why}`,
      })),
    ),
};

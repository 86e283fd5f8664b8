/** The whole body from the written half: every form of the left side and its mirror. */
import { sided } from "../pose.ts";
import { mirrored, type V3 } from "../vector.ts";
import arm from "./arm.json" with { type: "json" };
import foot from "./foot.json" with { type: "json" };
import type { Anchor, Figure, Form, Join, Section } from "./form.ts";
import hand from "./hand.json" with { type: "json" };
import head from "./head.json" with { type: "json" };
import hip from "./hip.json" with { type: "json" };
import joins from "./joins.json" with { type: "json" };
import lowerLeg from "./lower-leg.json" with { type: "json" };
import places from "./places.json" with { type: "json" };
import thigh from "./thigh.json" with { type: "json" };
import trunk from "./trunk.json" with { type: "json" };

/** What is written: the middle and the left side. */
export const WRITTEN = [
  ...trunk,
  ...head,
  ...hip,
  ...thigh,
  ...lowerLeg,
  ...foot,
  ...arm,
  ...hand,
  ...places,
] as unknown as readonly Form[];
export const JOINS = joins as unknown as readonly Join[];

type Half = "L" | "R";
/** Regions that have no side: one on the middle line. */
const UNSIDED = new Set(["low-back", "upper-back", "diaphragm", "neck", "belly", "head"]);
const MIDDLE_PARTS = new Set(["torso", "head"]);
const partOn = (part: string, half: Half): string => (MIDDLE_PARTS.has(part) ? part : part + half);

export const anchor = (a: Anchor, half: Half): Anchor => [sided(a[0], half), half === "L" ? a[1] : -a[1], a[2], a[3]];
const arrow = (v: V3, half: Half): V3 => (half === "L" ? v : mirrored(v));
const section = (s: Section, half: Half): Section => ({
  ...s,
  ...(s.joint ? { joint: sided(s.joint, half) } : {}),
  ...(half === "L" ? {} : { x0: -s.x1, x1: -s.x0 }),
});
const named = (form: Form, half: Half): Form => ({
  ...form,
  name: `${form.name}.${half}`,
  part: partOn(form.part, half),
  ...(form.region && !UNSIDED.has(form.region) ? { region: `${form.region}.${half}` } : {}),
});

/** A written form on the left or, as its mirror, on the right. */
export function formOn(written: Form, half: Half): Form {
  const form = named(written, half);
  switch (form.kind) {
    case "spindle":
      return {
        ...form,
        from: anchor(form.from, half),
        to: anchor(form.to, half),
        ...(form.bow ? { bow: arrow(form.bow, half) } : {}),
        ...(form.thin ? { thin: arrow(form.thin, half) } : {}),
      };
    case "ellipsoid": {
      const [x, y, z] = form.turned ?? [0, 0, 0];
      return { ...form, at: anchor(form.at, half), turned: half === "L" ? [x, y, z] : [x, -y, -z] };
    }
    case "loft":
      return { ...form, joint: sided(form.joint, half), sections: form.sections.map((s) => section(s, half)) };
    case "plane":
      return { ...form, at: anchor(form.at, half), thin: arrow(form.thin, half) };
  }
}
const joinOn = (join: Join, half: Half): Join => ({
  ...join,
  part: partOn(join.part, half),
  at: anchor(join.at, half),
});

/** Left and right of what is written; a form of the middle stands once. */
export function whole(written: readonly Form[] = WRITTEN): Figure {
  return {
    forms: written.flatMap((form) => (form.middle ? [form] : [formOn(form, "L"), formOn(form, "R")])),
    joins: JOINS.flatMap((join) => (join.middle ? [join] : [joinOn(join, "L"), joinOn(join, "R")])),
  };
}

import type { JSX } from "preact";
import type { Area, View } from "#core";
import { underView } from "#figure";
import type { Course, NogoShape } from "#figure";
import type { Rules } from "../engine.ts";
import { capital, say } from "../words.ts";
import { bestShapes } from "./pose.tsx";
import { sheetOf } from "./body.tsx";

const slug = (muscle: string): string => muscle.replaceAll(" ", "-");
const isNamed = (muscle: string): boolean => say(`muscle.${slug(muscle)}`) !== `muscle.${slug(muscle)}`;
/** The courses of the muscles of a place in a view. */
const coursesOf = (view: View, { region, side }: Area): readonly Course[] =>
  underView(view).courses.filter(
    ({ place, side: of, muscle }) => place === region && (side === "middle" || of === side) && isNamed(muscle),
  );
function lineOf({ line }: Course): string {
  const points = Array.from({ length: line.length / 2 }, (_, i) => `${line[i * 2]} ${line[i * 2 + 1]}`);
  return `M${points.join("L")}`;
}
/** The muscles of a place as soft bands along their course. */
export const Under = ({ view, area }: { readonly view: View; readonly area: Area }): JSX.Element => (
  <g class="courses">
    {coursesOf(view, area).map((course) => (
      <g key={course.muscle + course.side}>
        <path class="course" d={lineOf(course)} />
        <path class="course thin" d={lineOf(course)} />
      </g>
    ))}
  </g>
);
export function UnderList({ area }: { readonly area: Area }): JSX.Element {
  const names = new Set(coursesOf(bestShapes(area).view, area).map(({ muscle }) => muscle));
  return (
    <section>
      <p class="small">{say("place.under-why")}</p>
      <ul class="rows plain">
        {[...names].map((muscle) => (
          <li key={muscle}>{say(`muscle.${slug(muscle)}`)}</li>
        ))}
      </ul>
    </section>
  );
}

type Fact = Rules["facts"]["nogo"][number];
/** Millimeters beyond the edge of a place within which something still concerns it. */
const NEAR = 30;
/** The shapes that are never worked near a place in the view that shows it best. */
function nogoNear(area: Area): readonly NogoShape[] {
  const { view, shapes } = bestShapes(area);
  const box = boxOfPath(shapes.map(({ path }) => path).join(""));
  return underView(view).nogo.filter(([, x1, y1, x2, y2, r]) => {
    const [left, right] = [Math.min(x1, x2) - r - NEAR, Math.max(x1, x2) + r + NEAR];
    const [top, bottom] = [Math.min(y1, y2) - r - NEAR, Math.max(y1, y2) + r + NEAR];
    return left < box.x1 && right > box.x0 && top < box.y1 && bottom > box.y0;
  });
}
function boxOfPath(path: string): { x0: number; y0: number; x1: number; y1: number } {
  const ends = [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)(?=[CMZ])/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  const [xs, ys] = [ends.map(([x]) => x), ends.map(([, y]) => y)];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}
/** What is never worked near a place: each once. */
export function neverNear(rules: Rules, area: Area): readonly Fact[] {
  const codes = new Set<string>(nogoNear(area).map(([code]) => code));
  return rules.facts.nogo.filter(({ code }) => codes.has(code));
}
/** Hatched, inside the body only. */
export const NeverHatch = ({ view, area }: { readonly view: View; readonly area: Area }): JSX.Element => (
  <>
    <clipPath id="body-outline">
      <path d={sheetOf(view).outline} />
    </clipPath>
    <pattern id="never" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path class="never-ink" d="M0 7H14M7 0V14" />
    </pattern>
    <g clip-path="url(#body-outline)">
      {nogoNear(area).map(([code, x1, y1, x2, y2, half], i) => (
        <g key={code + String(i)}>
          <line class="never-edge" x1={x1} y1={y1} x2={x2 + 0.01} y2={y2} stroke-width={half * 2} />
          <line class="never" x1={x1} y1={y1} x2={x2 + 0.01} y2={y2} stroke-width={half * 2 - 5} />
        </g>
      ))}
    </g>
  </>
);
export const NeverList = ({ never }: { readonly never: readonly Fact[] }): JSX.Element =>
  never.length === 0 ? (
    <p class="small">{say("place.never-none")}</p>
  ) : (
    <dl class="never-list">
      {never.map(({ code, name, why, where }) => (
        <div key={code} data-never={code}>
          <dt>{capital(name)}</dt>
          <dd>
            {why} {where !== name && <span class="small">{capital(where)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );

import { type Definition, type Field, valueAt, type Visit } from "./fit-decode.ts";
import {
  ALTITUDE,
  AT,
  CADENCE,
  DISTANCE,
  HEART_RATE,
  LATITUDE,
  LEFT_SHARE,
  LONGITUDE,
  type Recorder,
} from "./track.ts";

/** A field of a record and the column it goes to: value × scale + shift. */
interface Column {
  readonly field: number;
  readonly column: number;
  readonly scale: number;
  readonly shift: number;
}
const SEMICIRCLE = 180 / 2 ** 31;
/** Later lines win: the enhanced altitude over the old one, stance balance over pedals. */
const COLUMNS: readonly Column[] = [
  { field: 0, column: LATITUDE, scale: SEMICIRCLE, shift: 0 },
  { field: 1, column: LONGITUDE, scale: SEMICIRCLE, shift: 0 },
  { field: 2, column: ALTITUDE, scale: 1 / 5, shift: -500 },
  { field: 78, column: ALTITUDE, scale: 1 / 5, shift: -500 },
  { field: 5, column: DISTANCE, scale: 1 / 100, shift: 0 },
  { field: 3, column: HEART_RATE, scale: 1, shift: 0 },
  { field: 4, column: CADENCE, scale: 1, shift: 0 },
  { field: 84, column: LEFT_SHARE, scale: 1 / 100, shift: 0 },
];
/** Compressed speed and distance: 12 bits of speed, 12 bits of distance in 1/16 m that roll over. */
const PACKED = 8;

interface Plan {
  readonly fields: readonly Field[];
  readonly columns: readonly Column[];
  readonly packed: Field | undefined;
}
function planOf({ fields }: Definition): Plan {
  const columns = COLUMNS.filter(({ field }) => fields.has(field));
  return { fields: columns.map(({ field }) => fields.get(field)!), columns, packed: fields.get(PACKED) };
}

const NO_PLAN: Plan = { fields: [], columns: [], packed: undefined };

/** Writes records into a track; the plan of a definition is made once. */
export function recordsOf(view: DataView, bytes: Uint8Array, into: Recorder): Visit {
  const plans = new WeakMap<Definition, Plan>();
  const { row } = into;
  let planned: Definition | null = null;
  let plan: Plan = NO_PLAN;
  const planFor = (definition: Definition): Plan => {
    const known = plans.get(definition) ?? planOf(definition);
    plans.set(definition, known);
    return known;
  };
  let rolled: number | null = null;
  let sixteenths = 0;
  return (definition, body, time) => {
    if (definition !== planned) [planned, plan] = [definition, planFor(definition)];
    for (let i = 0; i < plan.fields.length; i++) {
      const value = valueAt(view, plan.fields[i]!, body);
      const { column, scale, shift } = plan.columns[i]!;
      if (Number.isFinite(value)) row[column] = value * scale + shift;
    }
    // Half a position is none.
    if (Number.isNaN(row[LATITUDE]! + row[LONGITUDE]!)) row[LATITUDE] = row[LONGITUDE] = Number.NaN;
    if (time !== null) row[AT] = time;
    if (plan.packed && plan.packed.size >= 3 && Number.isNaN(row[DISTANCE]!)) {
      const at = body + plan.packed.offset;
      const now = (bytes[at + 1]! >> 4) | (bytes[at + 2]! << 4);
      if (rolled !== null) sixteenths += (now - rolled) & 0xfff;
      rolled = now;
      row[DISTANCE] = sixteenths / 16;
    }
    into.take();
  };
}

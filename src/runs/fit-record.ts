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
  readonly columns: readonly (readonly [Field, Column])[];
  readonly packed: Field | undefined;
}
const planOf = ({ fields }: Definition): Plan => ({
  columns: COLUMNS.flatMap((column) => {
    const field = fields.get(column.field);
    return field ? [[field, column] as const] : [];
  }),
  packed: fields.get(PACKED),
});

/** Writes records into a track; the plan of a definition is made once. */
export function recordsOf(view: DataView, bytes: Uint8Array, into: Recorder): Visit {
  const plans = new WeakMap<Definition, Plan>();
  const { row } = into;
  let rolled: number | null = null;
  let sixteenths = 0;
  return (definition, body, time) => {
    let plan = plans.get(definition);
    if (!plan) plans.set(definition, (plan = planOf(definition)));
    for (const [field, { column, scale, shift }] of plan.columns) {
      const value = valueAt(view, field, body);
      if (value !== null) row[column] = value * scale + shift;
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

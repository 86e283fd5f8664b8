import { type Definition, fieldOf, valueAt } from "./fit-decode.ts";

/** Fields of a message "field description": whose field it is, its number, its base type, its name. */
const [INDEX, NUMBER, BASE, NAME] = [0, 1, 2, 3];
/** Suunto's question after a workout: 1 poor, 2 average, 3 good, 4 very good, 5 excellent. */
const FEELING = /^feeling$/i;
const [FEELING_LEAST, FEELING_MOST] = [1, 5];
/** A file describes a few dozen fields; more are no recording's. */
const MOST_DESCRIBED = 500;

function textAt(bytes: Uint8Array, from: number, size: number): string {
  let text = "";
  for (let i = from; i < from + size && bytes[i]; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

/** Fields of makers that stand in no profile: known by the name that the file itself gives them. */
export function ownFields(view: DataView, bytes: Uint8Array) {
  const feelings = new Map<string, number>();
  return {
    describe({ fields }: Definition, body: number): void {
      const [index, number, base, name] = [INDEX, NUMBER, BASE, NAME].map((of) => fields.get(of!));
      if (!index || !number || !base || !name || feelings.size > MOST_DESCRIBED) return;
      if (!FEELING.test(textAt(bytes, body + name.offset, name.size))) return;
      feelings.set(`${valueAt(view, index, body)} ${valueAt(view, number, body)}`, valueAt(view, base, body));
    },
    /** 0 (poor) to 100 (excellent); null where nobody answered. */
    feeling({ own, littleEndian }: Definition, body: number): number | null {
      for (const { index, number, offset, size } of own) {
        const base = feelings.get(`${index} ${number}`);
        if (base === undefined) continue;
        const value = valueAt(view, fieldOf(number, offset, size, base, littleEndian), body);
        if (value >= FEELING_LEAST && value <= FEELING_MOST)
          return ((value - FEELING_LEAST) / (FEELING_MOST - FEELING_LEAST)) * 100;
      }
      return null;
    },
  };
}

/** Beats a minute, a list of bytes in each message: a belt that was under water tells them when it is out again. */
const FILTERED_BPM = 6;
const NO_BEATS = 255;
/** The mean of what a belt told in messages of its own; null when it told nothing. */
export function heartBeats(bytes: Uint8Array) {
  let [sum, count] = [0, 0];
  return {
    take({ fields }: Definition, body: number): void {
      const field = fields.get(FILTERED_BPM);
      if (!field) return;
      for (let i = body + field.offset; i < body + field.offset + field.size; i++) {
        const beats = bytes[i]!;
        if (beats === 0 || beats === NO_BEATS) continue;
        sum += beats;
        count++;
      }
    },
    mean: (): number | null => (count > 0 ? Math.round(sum / count) : null),
  };
}

/**
 * Reading values nobody has checked yet: each reader takes an unknown value and the path of its field and
 * gives the value, typed, or a refusal that names the field and what was expected there.
 */
export interface Refused {
  /** Path of the field, such as "spots[0].side"; "request" for the whole. */
  readonly field: string;
  /** What would have been right, in a short phrase. */
  readonly expected: string;
}
type Reading<T> = { readonly value: T } | { readonly refused: Refused };
export type Reader<T> = (value: unknown, field: string) => Reading<T>;
type Read<R> = R extends Reader<infer T> ? T : never;

export const refuse = (field: string, expected: string): { readonly refused: Refused } => ({
  refused: { field, expected },
});
const given = <T>(value: T): Reading<T> => ({ value });

/** A field inside a value: "spots[0]" + "side" = "spots[0].side"; a field of the whole has its bare name. */
export const inside = (field: string, name: string): string => (field === WHOLE ? name : `${field}.${name}`);
export const WHOLE = "request";

export function oneOf<const T extends string>(ids: readonly T[]): Reader<T> {
  const known = new Set<unknown>(ids);
  const expected = `one of ${ids.join(", ")}`;
  return (value, field) => (known.has(value) ? given(value as T) : refuse(field, expected));
}

export const yesOrNo: Reader<boolean> = (value, field) =>
  typeof value === "boolean" ? given(value) : refuse(field, "true or false");

export function wholeNumber(least: number, most: number): Reader<number> {
  return (value, field) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
      ? given(value)
      : refuse(field, `whole number ${least}–${most}`);
}

export function number(least: number, most: number): Reader<number> {
  return (value, field) =>
    typeof value === "number" && value >= least && value <= most
      ? given(value)
      : refuse(field, `number ${least}–${most}`);
}

/** Text that a check accepts; `expected` says what it should have been. */
export function text(expected: string, accepts: (value: string) => boolean): Reader<string> {
  return (value, field) => (typeof value === "string" && accepts(value) ? given(value) : refuse(field, expected));
}

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, field) => {
    if (value === null) return given(null);
    const read = reader(value, field);
    return "refused" in read ? refuse(field, `${read.refused.expected}, or null`) : read;
  };
}

/** A field that may be missing where another takes its place. */
export function orMissing<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, field) => (value === undefined ? { value } : reader(value, field));
}

export function list<T>(reader: Reader<T>, most: number, least = 0): Reader<readonly T[]> {
  return (value, field) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      return refuse(field, `a list of ${least === 0 ? "at most" : `${least} to`} ${most}`);
    const items: T[] = [];
    for (let index = 0; index < value.length; index++) {
      const read = reader(value[index], `${field}[${index}]`);
      if ("refused" in read) return read;
      items.push(read.value);
    }
    return given(items);
  };
}

/** What to do with fields that have no reader: a request is refused, a record of something else may carry more. */
export type Others = "refused" | "ignored";

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object with these fields. A field that `leftOut` names may be missing; `undefined` leaves it missing. */
export function fields<S extends Readonly<Record<string, Reader<unknown>>>>(
  shape: S,
  others: Others,
  leftOut: Readonly<Record<string, unknown>> = {},
): Reader<{ readonly [K in keyof S]: Read<S[K]> }> {
  const names = Object.keys(shape);
  return (value, field) => {
    if (!isRecord(value)) return refuse(field, `an object with ${names.join(", ")}`);
    const unknown = others === "ignored" ? undefined : Object.keys(value).find((name) => !Object.hasOwn(shape, name));
    if (unknown !== undefined) return refuse(inside(field, unknown), `no such field; one of ${names.join(", ")}`);
    const result: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries(shape)) {
      const has = Object.hasOwn(value, name);
      if (!has && Object.hasOwn(leftOut, name)) {
        if (leftOut[name] !== undefined) result[name] = leftOut[name];
        continue;
      }
      const read = reader(has ? value[name] : undefined, inside(field, name));
      if ("refused" in read) return read;
      if (read.value !== undefined) result[name] = read.value;
    }
    return given(result as { readonly [K in keyof S]: Read<S[K]> });
  };
}

/** Adds a check of the value that was read: null when it holds, or the refusal. */
export function also<T>(reader: Reader<T>, check: (value: T, field: string) => Refused | null): Reader<T> {
  return (value, field) => {
    const read = reader(value, field);
    if ("refused" in read) return read;
    const refused = check(read.value, field);
    return refused === null ? read : { refused };
  };
}

export function turned<T, U>(reader: Reader<T>, turn: (value: T) => U): Reader<U> {
  return (value, field) => {
    const read = reader(value, field);
    return "refused" in read ? read : given(turn(read.value));
  };
}

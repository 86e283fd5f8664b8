import { type Compared, GUESSED, isZone, MOST_ZONE_SECONDS, SAME_START_SECONDS, ZONE_STEP_SECONDS } from "./same.ts";

/** Numbers of runs, found again by when they began: only those that can be the same activity by their start. */
export interface ByStart {
  /** Each number is higher than the one before. */
  readonly add: (run: Compared, number: number) => void;
  /** Numbers of what may have begun when the run did, the highest first. */
  readonly near: (run: Compared) => Iterable<number>;
}

export function byStart(): ByStart {
  const lists = new Map<string, number[]>();
  const put = (key: string, number: number): void => {
    const list = lists.get(key);
    if (list) list.push(number);
    else lists.set(key, [number]);
  };
  return {
    add: (run, number) => {
      for (const key of keysOf(run)) put(key, number);
    },
    near: (run) => highestFirst(soughtOf(run).flatMap((key) => (lists.has(key) ? [lists.get(key)!] : []))),
  };
}

/** The numbers of several rising lists, falling; only as far as they are asked for. */
function* highestFirst(lists: readonly (readonly number[])[]): Generator<number> {
  const ends = lists.map(({ length }) => length);
  for (;;) {
    let best = -1;
    for (const [i, end] of ends.entries())
      if (end > 0 && (best < 0 || lists[i]![end - 1]! > lists[best]![ends[best]! - 1]!)) best = i;
    if (best < 0) return;
    yield lists[best]![--ends[best]!]!;
  }
}

/** Of one part and its neighbours: what lies no further apart than a part is long lies in these. */
const BESIDE = [-1, 0, 1] as const;
const partOf = (seconds: number): number => Math.floor(seconds / SAME_START_SECONDS);
const beside = (kind: string, seconds: number): readonly string[] =>
  BESIDE.map((by) => `${kind}${partOf(seconds) + by}`);

/** The clock at the place of a run whose zone is known: the one that a bare clock may show. */
const localOf = (at: number, offset: number): number => at + (isZone(offset) ? offset : 0);

/** Where any zone may be meant: seconds within a quarter of an hour, and the part of time that zones span. */
const PARTS_OF_STEP = ZONE_STEP_SECONDS / GUESSED.startSeconds;
const spanOf = (at: number): number => Math.floor(at / (MOST_ZONE_SECONDS + SAME_START_SECONDS));
const withinStep = (at: number): number =>
  Math.floor((at - Math.floor(at / ZONE_STEP_SECONDS) * ZONE_STEP_SECONDS) / GUESSED.startSeconds);
const anyZone = (kind: string, at: number): readonly string[] =>
  BESIDE.flatMap((span) =>
    BESIDE.map((by) => `${kind}${spanOf(at) + span}:${(withinStep(at) + by + PARTS_OF_STEP) % PARTS_OF_STEP}`),
  );

/** Under which keys a run is found by those that begin near it. */
function keysOf({ at, bare, offsetSeconds }: Compared): readonly string[] {
  if (at === null) return [];
  if (bare) return [`bare${partOf(at)}`, `bare:${spanOf(at)}:${withinStep(at)}`];
  const elsewhere =
    offsetSeconds === null ? `any:${spanOf(at)}:${withinStep(at)}` : `local${partOf(localOf(at, offsetSeconds))}`;
  return [`known${partOf(at)}`, elsewhere];
}
function soughtOf({ at, bare, offsetSeconds }: Compared): readonly string[] {
  if (at === null) return [];
  if (bare) return [...beside("bare", at), ...beside("local", at), ...anyZone("any:", at)];
  const elsewhere = offsetSeconds === null ? anyZone("bare:", at) : beside("bare", localOf(at, offsetSeconds));
  return [...beside("known", at), ...elsewhere];
}

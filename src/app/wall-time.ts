/**
 * How long it has been by two clocks of which neither is enough: the page's own may stand while the device sleeps, the
 * date may be set.
 */
export interface WallTime {
  /** Milliseconds that have passed at least; never less than before. */
  readonly ms: number;
  readonly pageMs: number;
  /** How far the date was ahead of the page's clock when what passed was counted last. */
  readonly aheadMs: number;
  /** Whether the date was set back since the look before: a sleep meanwhile cannot be seen then. */
  readonly setBack: boolean;
}

/** Two clocks that are read one after the other are never quite as far apart as before. */
export const JITTER_MS = 100;
/** Further back than this the date was set; a clock that is corrected goes back by less. */
const SET_BACK_MS = 2000;

export const wallFrom = (pageMs: number, dateMs: number): WallTime => ({
  ms: 0,
  pageMs,
  aheadMs: dateMs - pageMs,
  setBack: false,
});

/** The longer of the two ways counts: what the date gained on the page's clock was slept, or may have been. */
export function wallAt(before: WallTime, pageMs: number, dateMs: number): WallTime {
  const aheadMs = dateMs - pageMs;
  const gained = aheadMs - before.aheadMs;
  return {
    ms: before.ms + Math.max(0, pageMs - before.pageMs) + Math.max(0, gained),
    pageMs,
    aheadMs: gained > 0 || gained < -JITTER_MS ? aheadMs : before.aheadMs,
    setBack: gained < -SET_BACK_MS,
  };
}

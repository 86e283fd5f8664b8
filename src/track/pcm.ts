/** Samples a second of every clip, tone and track: one channel, 16 bits. */
export const RATE = 24_000;
export const samplesOf = (ms: number): number => Math.round((ms * RATE) / 1000);
export const msOf = (samples: number): number => (samples * 1000) / RATE;

/** Loudest sample of a track: −1 dBFS. */
export const PEAK = Math.floor(32_767 * 10 ** (-1 / 20));
/** Root mean square of the bed, and the quietest ten seconds that a track may hold; dBFS. */
export const BED_DBFS = -60;
export const QUIETEST_DBFS = -66;

/** A sample of full scale from a level. */
export const fullScale = (dbfs: number): number => 32_768 * 10 ** (dbfs / 20);

/** Numbers from 0 to 1 that are the same on every machine. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

interface Pair {
  readonly width: number;
  readonly height: number;
  readonly a: Uint8Array;
  readonly b: Uint8Array;
}
export function likeness(pair: Pair): number;

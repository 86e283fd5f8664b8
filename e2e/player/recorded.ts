import { heard } from "../../src/track/heard.ts";
import type { Heard } from "../../src/track/heard.ts";
import { BLOCK } from "../../src/track/mix.ts";

/** Every `enter` and `leave` in a recording of 24 000 samples a second. */
export function markersIn(samples: Int16Array): readonly Heard[] {
  const blocks = Array.from({ length: Math.floor(samples.length / BLOCK) }, (_, n) =>
    Int16Array.from(samples.subarray(n * BLOCK, (n + 1) * BLOCK)),
  );
  return heard({ length: blocks.length * BLOCK, blocks, bed: [] });
}

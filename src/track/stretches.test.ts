import { expect, it } from "vitest";
import { timeline } from "#core";
import { knowledge } from "#knowledge";
import { bedOf, mix, samplesIn } from "./mix.ts";
import { msOf, RATE } from "./pcm.ts";
import { scoreOf } from "./score.ts";
import { fromPlace, stretchesOf } from "./stretches.ts";
import { cut, planFor, sounds, voice } from "./track.sample.ts";

const track = mix(scoreOf(cut(timeline(planFor(), knowledge)), voice), sounds, bedOf(true));
const stretches = stretchesOf(track);
/** The sound at a time of the track, as it would be played from that place on. */
function playedAt(placeMs: number, ms: number): number {
  for (const { samples, delayMs, offsetMs } of fromPlace(stretches, placeMs)) {
    const at = Math.round(((ms - placeMs - delayMs + offsetMs) * RATE) / 1000);
    if (ms - placeMs >= delayMs && at < samples.length) return Math.round((samples[at] ?? 0) * 32_768);
  }
  return 0;
}

it("plays every sound from any place on as it stands in the track, also from the middle of what sounds", () => {
  const lastsMs = msOf(track.length);
  let heard = 0;
  for (let placeMs = 250; placeMs < lastsMs; placeMs += 7000)
    for (let ms = placeMs; ms < Math.min(lastsMs, placeMs + 30_000); ms += 100) {
      const want = samplesIn(track, Math.floor(ms / 500))[((ms % 500) * RATE) / 1000] ?? 0;
      expect(playedAt(placeMs, ms)).toBe(want);
      heard += want === 0 ? 0 : 1;
    }
  expect(heard).toBeGreaterThan(500);
});

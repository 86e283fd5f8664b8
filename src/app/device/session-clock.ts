/** The session's clock: the place in the track, or the page's clock from where the sound was last heard. */
export function sessionClock(placeMs: () => number | null) {
  let startMs: number | null = null;
  let page = { clock: performance.now(), at: performance.now() };
  let last = page.clock;
  let heard = { place: 0, at: performance.now() };
  const read = (): number => {
    const place = startMs === null ? null : placeMs();
    if (startMs === null || place === null) return startMs ?? page.clock + performance.now() - page.at;
    if (place > heard.place) heard = { place, at: performance.now() };
    return startMs + place;
  };
  const nowMs = (): number => (last = Math.max(last, read()));
  return {
    nowMs,
    /** Up to where the track was heard: while it takes the place of another the clock stands where that was left. */
    heardMs(): number {
      const now = nowMs();
      return startMs === null ? now : startMs + heard.place;
    },
    /** A track begins whose first sample is this time. */
    begin(at: number) {
      startMs = at;
      heard = { place: 0, at: performance.now() };
    },
    /** The page takes over; what passed since the sound was last heard has passed. */
    leaveSound() {
      if (startMs === null) return;
      const now = nowMs() + (heard.place > 0 ? performance.now() - heard.at : 0);
      startMs = null;
      page = { clock: now, at: performance.now() };
    },
    /** Whether the page's own clock leads: nothing of a track has begun, or it was left. */
    isPage: () => startMs === null,
    followsSound: () => startMs !== null && placeMs() !== null,
    /** How long the sound has stood, and whether any of it was heard. */
    stands(): { readonly ms: number; readonly heard: boolean } {
      nowMs();
      return { ms: startMs === null ? 0 : performance.now() - heard.at, heard: heard.place > 0 };
    },
  };
}

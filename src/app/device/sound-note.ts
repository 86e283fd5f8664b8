/**
 * What is wrong with the sound. `refused`: a track did not pass its audit. `silent`: no sound may begin, or none comes.
 * `unguarded`: the guard does not run. `voiceless`: tones are heard, the voice is not here.
 */
export type SoundNote = "refused" | "silent" | "unguarded" | "voiceless";

/**
 * Keeps what is wrong, and whether the person knows it and goes on: then the screen leads. Until they do, nobody is led
 * into a contact that they do not hear end.
 */
export function soundNote(tell: (note: SoundNote | null) => void) {
  let [gone, voiceless, led, told] = [null as SoundNote | null, false, false, null as SoundNote | null];
  let unguarded = false;
  function say(): void {
    const note = gone ?? (unguarded ? "unguarded" : voiceless ? "voiceless" : null);
    if (note !== told) tell((told = note));
  }
  return {
    isLed: () => led,
    isGone: () => gone !== null,
    /** There is no sound; `seen`: the person looks at the screen at this moment. */
    lose(why: "refused" | "silent", seen: boolean): void {
      gone = why;
      led ||= seen;
      say();
    },
    /** A tap of somebody who was told. */
    goOn: () => void (led ||= gone !== null),
    /** Nobody looks any more. */
    leave: () => void (led = false),
    hear(): void {
      gone = null;
      led = false;
      say();
    },
    guard(runs: boolean): void {
      unguarded = !runs;
      say();
    },
    voice(isHere: boolean): void {
      voiceless = !isHere;
      say();
    },
  };
}

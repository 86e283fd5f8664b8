/** What headphones, a lock screen, a watch or a car can ask for. */
export type MediaKey = "play" | "pause" | "next" | "again" | "back" | "forward";

/**
 * Which of the two a button that is one for both asks for is the phone's to say. While the track of a pause sounds that
 * is "pause" again; where it is not obeyed by going on, nothing presses that nobody asked for.
 */
const ACTIONS: Readonly<Partial<Record<MediaSessionAction, MediaKey>>> = {
  play: "play",
  pause: "pause",
  nexttrack: "next",
  previoustrack: "again",
  seekbackward: "back",
  seekforward: "forward",
};

/** Takes the keys; to be called again whenever sound begins, because some phones forget them then. */
export function takeMediaKeys(title: string, callback: (key: MediaKey) => void): void {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist: "Legwork" });
  for (const [action, key] of Object.entries(ACTIONS)) {
    try {
      navigator.mediaSession.setActionHandler(action as MediaSessionAction, () => callback(key));
    } catch {
      // A browser that does not know an action is content without it.
    }
  }
}
export function freeMediaKeys(): void {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = null;
  navigator.mediaSession.playbackState = "none";
  for (const action of Object.keys(ACTIONS))
    navigator.mediaSession.setActionHandler(action as MediaSessionAction, null);
}
/** What the lock screen shows; only the player says it. */
export function showPlaying(state: "playing" | "paused"): void {
  if ("mediaSession" in navigator) navigator.mediaSession.playbackState = state;
}

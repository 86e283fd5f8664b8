import type { SessionState } from "#core";
import type { MediaKey } from "./device/media-keys.ts";

/** What happens in a session by a key; `hush`: the track of the pause ends as well. */
export type Keyed = "pause" | "resume" | "skip" | "back" | "forward" | "hush";

/**
 * What a key of headphones, a lock screen, a watch or a car means now. Pause only pauses and play only goes on. While
 * something is asked on the screen, pause is all that is obeyed: nothing begins to press behind a question.
 */
export function keyed(
  key: Exclude<MediaKey, "again">,
  { mode, asked }: Pick<SessionState, "mode" | "asked">,
  covered: boolean,
): Keyed | null {
  if (key === "pause") return mode === "paused" ? "hush" : "pause";
  if (covered || asked.length > 0) return null;
  if (key === "play") return mode === "paused" ? "resume" : null;
  return key === "next" ? "skip" : key;
}

import { computed } from "@preact/signals";
import { TALKS } from "#track";
import type { SoundChoice } from "./device/player.ts";
import { settings } from "./record.ts";

export const SOUNDS = ["guide", "beside-music"] as const;

/** How much is said, and whether other music goes on; everything is said in a track of our own until somebody chooses. */
export const soundChoice = computed<SoundChoice>(() => ({
  talk: TALKS.find((talk) => talk === settings.value["talk"]) ?? "full",
  mode: SOUNDS.find((mode) => mode === settings.value["sound"]) ?? "guide",
}));
/** Whether two taps on the phone, or on the floor beside it, pause. Off until somebody asks for it. */
export const tapsPause = computed(() => settings.value["taps"] === true);
/** Whether the microphone is open while a session is, for the words of `commands.ts`. Off until somebody asks for it. */
export const listens = computed(() => settings.value["listen"] === true);

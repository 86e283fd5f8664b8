import { keepEarly } from "./early.ts";

/** Chooses a language on this device; null forgets the choice. Gives false where nothing is kept. */
export const chooseLanguage = (tag: string | null): boolean => keepEarly("language", tag);

/** The page comes back, in the language that is chosen now. */
export const comeBack = (): void => location.reload();

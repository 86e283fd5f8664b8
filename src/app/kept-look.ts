import { effect } from "@preact/signals";
import { keepEarly } from "./device/early.ts";
import { storage } from "./record.ts";
import { textSize } from "./text-size.ts";
import { theme } from "./theme.ts";

/** What a person chose to see is kept beside the record too: the next page wears it before its first paint. */
effect(() => {
  const [light, size] = [theme.value, textSize.value];
  if (storage.value === "loading") return;
  keepEarly("theme", light === "system" ? null : light);
  keepEarly("textSize", size === 100 ? null : `${size}%`);
});

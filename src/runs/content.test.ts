import { expect, it } from "vitest";
import { opened } from "./content.ts";
import { packed } from "./gzip.ts";
import { bytesItem, type Item, UNWATCHED } from "./item.ts";

/** A file that says whether what reads it has let go of it. */
async function watched(bytes: Uint8Array): Promise<{ readonly item: Item; readonly isOpen: () => boolean }> {
  let open = false;
  const whole = bytesItem("a.gz", bytes);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    open = true;
    try {
      for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
    } finally {
      open = false;
    }
  };
  return { item: { ...whole, chunks }, isOpen: () => open };
}

it("a packed file that is none is let go of at its beginning: an archive would wait for it", async () => {
  const { item, isOpen } = await watched(await packed(new Uint8Array(20_000_000)));
  const { opened: found, close } = await opened(item, UNWATCHED);
  expect(found.kind).toBe("unknown");
  expect(isOpen()).toBe(true);
  await close();
  expect(isOpen()).toBe(false);
});

import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
  readonly form_factor?: string;
}
interface Manifest {
  readonly start_url: string;
  readonly display: string;
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string; readonly icons: readonly Picture[] }[];
}
const manifest = JSON.parse(readFileSync("dist/app/manifest.webmanifest", "utf8")) as Manifest;
const bytesOf = ({ src }: Picture): Buffer => readFileSync(`dist/app${src}`);
/** Width and height that the file itself says. */
function sizeOf(picture: Picture): string {
  const bytes = bytesOf(picture);
  if (picture.type === "image/png") return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  if (picture.type === "image/webp" && bytes.toString("latin1", 12, 16) === "VP8 ")
    return `${bytes.readUInt16LE(26) & 0x3fff}x${bytes.readUInt16LE(28) & 0x3fff}`;
  if (picture.type === "image/webp" && bytes.toString("latin1", 12, 16) === "VP8X")
    return `${bytes.readUIntLE(24, 3) + 1}x${bytes.readUIntLE(27, 3) + 1}`;
  throw new Error(`${picture.src} is of a kind that is not read`);
}

describe("the manifest", () => {
  it("can be installed: a name, a start, icons of 192 and 512, one of them maskable", () => {
    expect(manifest).toMatchObject({ name: "Legwork", start_url: "/", display: "standalone" });
    const has = (sizes: string, purpose: string): boolean =>
      manifest.icons.some((icon) => icon.sizes === sizes && (icon.purpose ?? "any") === purpose);
    expect([has("192x192", "any"), has("512x512", "any"), has("512x512", "maskable")]).toEqual([true, true, true]);
  });
  it("every picture is there and as large as it says", () => {
    const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
    for (const picture of pictures.filter(({ type }) => type !== "image/svg+xml"))
      expect([picture.src, sizeOf(picture)]).toEqual([picture.src, picture.sizes]);
    expect(new Set(manifest.screenshots.map(({ form_factor: form }) => form))).toEqual(new Set(["narrow", "wide"]));
  });
  it("screenshots are not stored on the phone of everyone", () => {
    const worker = readFileSync("dist/app/sw.js", "utf8");
    expect(worker).toContain("/icon-192.png");
    expect(worker).not.toContain("/screenshots/");
    for (const { src } of manifest.screenshots) expect(statSync(`dist/app${src}`).size).toBeLessThan(80_000);
  });
  it("a shortcut leads to a path that a screen claims", () => {
    const screens = readFileSync("src/app/screens/index.ts", "utf8");
    for (const { url } of manifest.shortcuts) expect(url === "/" || screens.includes(`"${url}"`)).toBe(true);
  });
});

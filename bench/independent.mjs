// node bench/independent.mjs (after `npm run build` and `npm run bench`, which fetches the other readers): elapsed time,
// distance and ascent of the real recordings as Legwork, the official FIT reader, fit-file-parser and easy-fit give
// them; for GPX and TCX as the collection's own record has them, made with libxml2, gpxpy, tcxreader and gpsbabel.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const FOLDER = "../shared/runs";
if (!existsSync(FOLDER)) throw new Error("the collection of real recordings is not here");
const others = createRequire(new URL("./readers/package.json", import.meta.url));
const sdk = await import(others.resolve("@garmin/fitsdk"));
const loaded = await import(others.resolve("fit-file-parser"));
const FitFileParser = loaded.default?.default ?? loaded.default;
const { default: EasyFit } = others("easy-fit");
const { files } = JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8"));

const ours = (file) =>
  JSON.parse(
    spawnSync("node", ["dist/legwork.js", "read", `${FOLDER}/${file}`, "--json"], { encoding: "utf8", maxBuffer: 1e9 })
      .stdout,
  ).flatMap(({ ok, run }) =>
    ok ? [[run.elapsedSeconds ?? run.recordedSeconds, run.distanceMeters, run.ascentMeters]] : [],
  );
const attempt = async (of) => {
  try {
    return await of();
  } catch {
    return [];
  }
};
const official = (bytes) =>
  attempt(() =>
    (new sdk.Decoder(sdk.Stream.fromByteArray(bytes)).read().messages.sessionMesgs ?? []).map((s) => [
      s.totalElapsedTime ?? null,
      s.totalDistance ?? null,
      s.totalAscent ?? null,
    ]),
  );
const parsed = (Reader, bytes) =>
  attempt(
    () =>
      new Promise((resolve) =>
        new Reader({ force: true, mode: "list", lengthUnit: "m", speedUnit: "m/s" }).parse(
          Buffer.from(bytes),
          (_, data) =>
            resolve(
              (data?.sessions ?? []).map((s) => [
                s.total_elapsed_time ?? null,
                s.total_distance ?? null,
                s.total_ascent ?? null,
              ]),
            ),
        ),
      ),
  );
const shown = (rows, at) =>
  rows.length === 0
    ? "stops"
    : rows.map((row) => (row[at] == null ? "–" : String(Math.round(row[at] * 10) / 10))).join(" / ");
// Names without the place that some of them carry.
const named = (file) =>
  file
    .replace(/^(run|walk|ride|swim|triathlon|hike|multisport)-/, "$1 ")
    .replace(/-(nz|below-sea)/g, "")
    .replace(/\.(fit|gpx|tcx)(\.gz)?$/, " ($1)");

const WHAT = ["elapsed s", "distance m", "ascent m"];
let [agree, of] = [0, 0];
console.log(
  `| recording | what | Legwork | official | fit-file-parser | easy-fit | other readers |\n| --- | --- | --- | --- | --- | --- | --- |`,
);
for (const each of files.filter(({ file }) => /\.(fit|gpx|tcx)(\.gz)?$/.test(file) && !/^(damaged|made)/.test(file))) {
  const bytes = new Uint8Array(readFileSync(`${FOLDER}/${each.file}`));
  const fit = each.file.endsWith(".fit");
  const mine = ours(each.file);
  const rest = fit ? [await official(bytes), await parsed(FitFileParser, bytes), await parsed(EasyFit, bytes)] : [];
  const pile = (each.sessions ?? each.activities ?? [each]).map((s) => [
    s.elapsedSec ?? null,
    s.distanceM ?? null,
    s.ascentM ?? null,
  ]);
  WHAT.forEach((what, at) => {
    const cells = [shown(mine, at), ...(fit ? rest.map((rows) => shown(rows, at)) : ["", "", ""]), shown(pile, at)];
    of++;
    const near = (text) =>
      text.split(" / ").every((value, i) => {
        const own = shown(mine, at).split(" / ")[i];
        return value === own || Math.abs(Number(value) - Number(own)) <= Math.max(1, 0.005 * Math.abs(Number(own)));
      });
    if (cells.slice(1).filter((cell) => cell !== "" && near(cell)).length >= 2 || (!fit && near(cells[4]))) agree++;
    console.log(`| ${named(each.file)} | ${what} | ${cells.join(" | ")} |`);
  });
}
console.log(`\n${agree} of ${of} figures: at least two other readers agree (half a percent, or 1).`);

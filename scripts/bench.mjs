// npm run bench: the readers that ours is measured against get their own folder and lock, outside the project's.
// The official one is not openly licensed: it is fetched here, by whoever runs the bench, and ships with nothing.
// npm run bench archives 200 500 1000 2000, npm run bench apple 3: how reading grows with what is read.
import { existsSync } from "node:fs";
import { bin, install, run } from "./ready.mjs";

install();
const words = process.argv.slice(2);

/** How reading grows, in the built program. */
function grown(what) {
  const built = run(bin("vite"), ["build", "-c", "vite.cli.config.ts", "--logLevel", "warn"]).code;
  return built || run("node", ["bench/archives.mjs", ...what]).code;
}

function readers() {
  if (!existsSync("bench/readers/node_modules"))
    run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", "bench/readers"]);
  return run(bin("vitest"), ["bench", "--run", ...words]).code;
}

if (words[0] === "archives") process.exitCode = grown(words.slice(1));
else if (words[0] === "apple") process.exitCode = grown(words);
else process.exitCode = readers() || (words.length ? 0 : grown(["200", "500", "1000", "2000"]));

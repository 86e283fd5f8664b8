// npm run bench: the readers that ours is measured against get their own folder and lock, outside the project's.
// The official one is not openly licensed: it is fetched here, by whoever runs the bench, and ships with nothing.
import { existsSync } from "node:fs";
import { bin, install, run } from "./ready.mjs";

install();
if (!existsSync("bench/readers/node_modules"))
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", "bench/readers"]);
process.exitCode = run(bin("vitest"), ["bench", "--run", ...process.argv.slice(2)]).code;

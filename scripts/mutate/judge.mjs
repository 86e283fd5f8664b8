// Loads core and the tests that judge it once, and then runs chosen tests, the quickest first, until one fails:
// what vitest would do, without starting anew for every mutant.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { laws } from "./laws.mjs";
import { gather, standIn } from "./tests.mjs";

/** Loaded once by Node itself; the tests get them in place of the packages. */
globalThis["standIns"] = { vitest: standIn, "fast-check": laws };
const STANDINS = {
  vitest: `export const { describe, it, expect } = globalThis.standIns["vitest"];`,
  "fast-check": `export default globalThis.standIns["fast-check"];`,
};
const inPlace = {
  name: "stand-ins for the tests",
  enforce: "pre",
  resolveId: (id) => (id in STANDINS ? `\0${id}` : null),
  load: (id) => STANDINS[id.slice(1)] ?? null,
};

/**
 * `folders`: [folder, which of its files] to take tests from, all below the present folder; `plugins`: of Vite.
 * Vite is found from the present folder, since a mutant's copy of the project has its own.
 */
export async function openJudge(folders, plugins = []) {
  const require = createRequire(join(process.cwd(), "package.json"));
  const { createServer } = await import(pathToFileURL(require.resolve("vite")).href);
  const server = await createServer({
    configFile: "stryker.vite.config.ts",
    logLevel: "error",
    appType: "custom",
    plugins: [inPlace, ...plugins],
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
    ssr: { noExternal: Object.keys(STANDINS) },
  });
  const loaded = new Map();
  const durations = new Map();

  /** Loads everything anew. */
  async function load() {
    server.moduleGraph.invalidateAll();
    loaded.clear();
    const gathered = gather();
    for (const [folder, kind] of folders)
      for (const file of readdirSync(folder).filter((f) => kind.test(f))) {
        const before = gathered.length;
        await server.ssrLoadModule(`/${folder}/${file}`);
        for (const one of gathered.slice(before))
          loaded.set(`${file} > ${one.name}`, { ...one, file: join(folder, file) });
      }
  }

  /** Why a test fails, or null. */
  async function failureOf(id) {
    const began = performance.now();
    try {
      await loaded.get(id).body();
      return null;
    } catch (error) {
      return String(error?.message ?? error);
    } finally {
      if (!durations.has(id)) durations.set(id, performance.now() - began);
    }
  }

  /**
   * The first of these tests that fails: its id, why, and how many were run; id null when none does. Tests whose file
   * begins with `near` come first, then the quickest. Once `mostMs` of processor time are spent no other is begun.
   */
  async function firstFailure(ids, { near = "", mostMs = Infinity, isOver = () => false } = {}) {
    const order = (id) => (near !== "" && id.startsWith(near) ? 0 : 1e9) + (durations.get(id) ?? 0);
    const began = process.cpuUsage();
    let ran = 0;
    for (const id of [...ids].sort((a, b) => order(a) - order(b))) {
      if (process.cpuUsage(began).user > mostMs * 1000) break;
      // A table whose rows are gone has lost a test, and that is noticed.
      if (!loaded.has(id)) return { id, why: "this test is gone", ran };
      ran++;
      const why = await failureOf(id);
      if (why !== null || isOver()) return { id, why: why ?? "endless", ran };
    }
    return { id: null, why: null, ran };
  }

  await load();
  return {
    load,
    failureOf,
    firstFailure,
    ids: () => [...loaded.keys()],
    fileOf: (id) => loaded.get(id).file,
    durationOf: (id) => durations.get(id) ?? 0,
    close: () => server.close(),
  };
}

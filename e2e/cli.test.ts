import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** The command line as it is shipped: the built file, a process of its own. */
const request = {
  at: "2026-11-23T18:00:00+01:00",
  moment: "post",
  minutes: 12,
  tools: ["foam-roller"],
  spots: [{ region: "calf-gastroc", side: "left", soreness: 6 }],
  complaint: null,
  profile: [],
  answers: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 16, 18, 19].map((n) => [`RF${n}`, false])),
  runs: [],
  entries: [],
  fill: false,
  language: "en",
};
const file = join(mkdtempSync(join(tmpdir(), "legwork-")), "request.json");
writeFileSync(file, JSON.stringify(request));

const legwork = (args: readonly string[], input = "") => {
  const { status, stdout, stderr } = spawnSync("node", ["dist/legwork.js", ...args], { input, encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("dist/legwork.js", () => {
  it("answers a request from a file and from standard input with the same bytes", () => {
    const fromFile = legwork(["advise", file, "--json"]);
    expect(fromFile).toMatchObject({ status: 0, stderr: "" });
    expect(legwork(["advise", "-", "--json"], JSON.stringify(request)).stdout).toBe(fromFile.stdout);
    expect(JSON.parse(fromFile.stdout).verdict).toBe("plan");
  });

  it("refuses with exit 2 and the field's name", () => {
    const minutes = legwork(["advise", "-"], JSON.stringify({ ...request, minutes: 2 }));
    expect(minutes).toMatchObject({ status: 2, stdout: "" });
    expect(minutes.stderr).toMatch(/^legwork: minutes: expected /);
    expect(legwork(["advise", "-"], "[".repeat(100_000)).status).toBe(2);
    expect(legwork(["dance"]).stderr).toContain("--help");
  });

  it("guides without a terminal, and takes keys from a pipe", () => {
    const whole = legwork(["guide", file, "--fast", "200"]);
    expect(whole.status).toBe(0);
    expect(whole.stdout).toContain("Done.");
    expect(legwork(["guide", file], "q").stdout).toContain("The session is over.");
  });

  it("asks what a stop rule asks, and sends to somebody after a yes", () => {
    const dizzy = legwork(["guide", file], "dy").stdout;
    expect(dizzy).toContain("(y, n)");
    expect(dizzy).toContain("Call the emergency number now.");
    const passed = legwork(["guide", file], "dn").stdout;
    expect(passed).toContain("(y, n)");
    expect(passed).not.toContain("Call the emergency number now.");
  });

  it("is quiet when its reader has seen enough", () => {
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", "node dist/legwork.js know claims --json | head -c 10; echo ${PIPESTATUS[0]}"],
      {
        encoding: "utf8",
      },
    );
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("keeps a session as MP3 with the voice beside it", () => {
    const out = join(mkdtempSync(join(tmpdir(), "legwork-")), "calf.mp3");
    expect(legwork(["keep", file, "--out", out])).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const mp3 = readFileSync(out);
    expect(mp3.subarray(0, 3).toString()).toBe("ID3");
    expect(mp3.length).toBeGreaterThan(500_000);
  });

  it("plays a session through the program that plays sound here, and ends with its last words", () => {
    const folder = mkdtempSync(join(tmpdir(), "legwork-"));
    // A player that keeps what it is given.
    writeFileSync(join(folder, "aplay"), `#!/bin/sh\n/bin/cat > ${folder}/$$.wav\n`, { mode: 0o755 });
    const { status } = spawnSync(process.execPath, ["dist/legwork.js", "guide", file, "--sound"], {
      input: "q",
      env: { PATH: folder },
      encoding: "utf8",
    });
    expect(status).toBe(0);
    const wavs = readdirSync(folder).filter((name) => name.endsWith(".wav"));
    expect(wavs.length).toBeGreaterThan(0);
    const heads = wavs.map((name) => readFileSync(join(folder, name)).subarray(0, 4).toString());
    expect(heads).toContain("RIFF");
  });

  it("says its version", () => expect(legwork(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/));
});

// Debian packages that a proof needs, put in where that may be done: as root, on Debian.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs packages; does nothing where it may not. */
export function install(...packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const steps = [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", ...packages],
  ];
  for (const args of steps) spawnSync("apt-get", args, { stdio: "inherit", env });
}

const lacking = (commands) => commands.filter((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).error);

/** The commands that are not here and could not be had from these packages. */
export function missing(commands, packages) {
  if (lacking(commands).length > 0) install(...packages);
  return lacking(commands);
}

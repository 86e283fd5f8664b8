// Says at the end how much memory the process held at most, in kilobytes, and how many seconds of a core it took. The kernel's own figure starts anew with the
// program; that of resourceUsage would begin with what the starting process held.
import { existsSync, readFileSync } from "node:fs";

process.on("exit", () => {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const peak = /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`\nPEAK ${peak}\nCORE ${(userCPUTime + systemCPUTime) / 1e6}\n`);
});

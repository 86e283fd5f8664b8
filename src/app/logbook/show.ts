import type { ReadResult } from "#runs";
import { tickMs } from "../device/clock.ts";
import type { Progress, StepRead } from "../device/reader.ts";
import { reading } from "./reading.ts";
import type { Mark } from "./reading.ts";
import { oldestIn } from "./so-far.ts";

/** A screen shows no more than so many files a second; how far it is comes seldom enough to be shown each time. */
const SHOW_EVERY_MS = 200;
let shownAt = 0;
/**
 * Shows on the screen what the reader tells, files only when they are kept: a reload goes on from there, and nothing on
 * the screen goes backwards.
 */
export function show(news: StepRead | Progress, marks: readonly Mark[], kept: number): void {
  const now = reading.peek();
  if (now === null) return;
  const isProgress = news.kind === "progress";
  const oldest = isProgress ? now.oldest : oldestIn(now.oldest, startsIn(news.results));
  if (!isProgress && tickMs() - shownAt < SHOW_EVERY_MS && oldest === now.oldest) return;
  shownAt = tickMs();
  const done = Math.max(now.done, Math.min(isProgress ? news.done : news.index + 1, kept));
  reading.value = {
    ...now,
    ...(isProgress ? { filesPerSecond: news.filesPerSecond, secondsLeft: news.secondsLeft } : {}),
    file: news.file,
    done,
    of: Math.max(now.of, news.of),
    marks: marks.slice(0, done),
    oldest,
  };
}
const startsIn = (results: readonly ReadResult[]): readonly (string | null)[] =>
  results.map((result) => (result.ok ? result.run.startedAt : null));

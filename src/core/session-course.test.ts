import { describe, expect, it } from "vitest";
import { PLANS, told } from "./session-told.sample.ts";

/**
 * Sessions as they are heard, event by event.
 * [what it is about, plan, events as kind@second, everything that is said and asked but passes and counting, how it
 * ends: mode, steps still to do, and of each place seconds, highest pain and stop rule].
 */
const COURSE: readonly (readonly [string, keyof typeof PLANS, string, string, string])[] = [
  [
    "both sides, from the first word to the last",
    "sides",
    "start@0 tick@500",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 55 enter enter; 75 leave leave; 75 get-ready stretch-ready; 81 stretch stretch; 111 stretch-end stretch-end; 111 switch-sides switch-sides; 113.5 get-ready ready; 117 enter enter; 137 leave leave; 137 rest rest; 152 enter enter; 172 leave leave; 172 get-ready stretch-ready; 178 stretch stretch; 208 stretch-end stretch-end; 208 done done; end",
    "ended [] calf-gastroc.left 40 - -; calf-gastroc.right 40 - -",
  ],
  [
    "held spots, then another tool and position with a lower ceiling",
    "spots",
    "start@0 tick@500",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter-spot; 40 leave leave; 40 rest move-on; 45 enter enter-spot; 65 leave leave; 65 next next; 67.5 safety ceiling; 69.5 get-ready get-ready; 85 enter enter; 115 leave leave; 115 done done; end",
    "ended [] calf-gastroc.left 40 - -; quads.left 30 - -",
  ],
  [
    "nothing happens before the start, and the end is the end",
    "one",
    "tick@3 start@5 end@10",
    "5 safety safety; 9 safety ceiling; 10 done stop.ended; end",
    "ended []",
  ],
  ["an end before the start", "one", "end@0", "0 done stop.ended; end", "ended []"],
  [
    "a second start changes nothing",
    "one",
    "start@0 start@22 tick@22",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter",
    "running [0] calf-gastroc.left 2 - -",
  ],
  [
    "a clock that jumps back goes on from where it jumped to",
    "one",
    "start@100 tick@125 tick@110 tick@113 pause@114",
    "100 safety safety; 104 safety ceiling; 108 get-ready get-ready; 120 enter enter; 114 leave stop.paused",
    "paused [0] calf-gastroc.left 9 - -",
  ],
  [
    "a pause by a clock that jumped back",
    "one",
    "start@0 tick@25 pause@20 resume@22 tick@23",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 20 leave stop.paused; 22 enter stop.resumed",
    "running [0] calf-gastroc.left 6 - -",
  ],
  [
    "a pause lets go once, and goes on once with what is left of the set",
    "one",
    "start@0 pause@25 pause@26 resume@40 resume@41 tick@60",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 25 leave stop.paused; 40 enter stop.resumed; 55 leave leave; 55 rest rest",
    "running [0] calf-gastroc.left 20 - -",
  ],
  [
    "a pause on the way to the place",
    "one",
    "start@0 pause@10 resume@40 tick@55",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 50 enter enter",
    "running [0] calf-gastroc.left 5 - -",
  ],
  [
    "a pause between two sets",
    "one",
    "start@0 pause@45 resume@50 tick@57",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest",
    "running [0] calf-gastroc.left 20 - -",
  ],
  [
    "lost time where nothing was pressed",
    "one",
    "start@0 gap@25 resume@30 tick@36",
    "0 safety safety; ask go-on; 34 safety ceiling",
    "running [0]",
  ],
  [
    "a little lost time on the way to a place is only lost: its warnings are as long as ever",
    "one",
    "start@0 gap@5 tick@26",
    "0 safety safety; 9 safety ceiling; 13 get-ready get-ready; 25 enter enter",
    "running [0] calf-gastroc.left 1 - -",
  ],
  [
    "a little lost time on the place is time pressed",
    "one",
    "start@0 tick@25 gap@28 resume@30 tick@31",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 28 leave stop.paused; ask go-on; 30 enter stop.resumed",
    "running [0] calf-gastroc.left 9 - -",
  ],
  [
    "much lost time may have been pressed, so nothing is left",
    "one",
    "start@0 tick@25 gap@300 resume@310 tick@320",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 300 leave stop.paused; ask go-on; 310 done done; end",
    "ended [] calf-gastroc.left 40 - -",
  ],
  [
    "lost time in a rest",
    "one",
    "start@0 tick@45 gap@50 resume@60 tick@61",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 60 enter enter",
    "running [0] calf-gastroc.left 21 - -",
  ],
  [
    "a step is skipped while it is pressed",
    "sides",
    "start@0 skip@25 tick@30",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 25 leave stop.skipped; 25 switch-sides switch-sides; 27.5 get-ready ready",
    "running [1] calf-gastroc.left 5 - -",
  ],
  [
    "a step is skipped before it was pressed: everything is said again",
    "sides",
    "start@0 skip@10 tick@20",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 10 safety safety; 14 safety ceiling; 18 get-ready get-ready",
    "running [1]",
  ],
  [
    "a step is skipped in a pause: the next waits",
    "sides",
    "start@0 pause@25 skip@26 resume@30 tick@31",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 25 leave stop.paused; ask go-on; 30 switch-sides switch-sides",
    "running [1] calf-gastroc.left 5 - -",
  ],
  [
    "the last step is skipped",
    "one",
    "start@0 skip@25",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 25 leave stop.skipped; 25 done done; end",
    "ended [] calf-gastroc.left 5 - -",
  ],
  [
    "the last step is skipped in a pause",
    "one",
    "start@0 pause@25 skip@26",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 25 leave stop.paused; 26 done done; end",
    "ended [] calf-gastroc.left 5 - -",
  ],
  [
    "a set less, before the first",
    "one",
    "start@0 shorten@10 tick@80",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 done done; end",
    "ended [] calf-gastroc.left 20 - -",
  ],
  [
    "never less than one set before the first",
    "one",
    "start@0 shorten@10 shorten@11 tick@80",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 done done; end",
    "ended [] calf-gastroc.left 20 - -",
  ],
  [
    "a set less, then the present one ends",
    "one",
    "start@0 shorten@25 shorten@26 tick@80",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 26 leave leave; 26 done done; end",
    "ended [] calf-gastroc.left 6 - -",
  ],
  [
    "a set less in the rest before it",
    "one",
    "start@0 shorten@45 shorten@46 tick@80",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 55 done done; end",
    "ended [] calf-gastroc.left 20 - -",
  ],
  [
    "the last set ends now",
    "one",
    "start@0 tick@60 shorten@61 tick@80",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 55 enter enter; 61 leave leave; 61 done done; end",
    "ended [] calf-gastroc.left 26 - -",
  ],
  [
    "the last set in a pause is not shortened",
    "one",
    "start@0 pause@60 shorten@61 resume@62 tick@80",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 55 enter enter; 60 leave stop.paused; 62 enter stop.resumed; 77 leave leave; 77 done done; end",
    "ended [] calf-gastroc.left 40 - -",
  ],
  [
    "nothing is shortened or lengthened on the way to a stretch",
    "sides",
    "start@0 tick@78 shorten@79 lengthen@79 tick@100",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 55 enter enter; 75 leave leave; 75 get-ready stretch-ready; 81 stretch stretch",
    "running [0,1] calf-gastroc.left 40 - -",
  ],
  [
    "the other side first, then the sets that were not begun",
    "sides",
    "start@0 switch@25 tick@400",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 25 leave leave; 25 switch-sides switch-sides; 27.5 get-ready ready; 31 enter enter; 51 leave leave; 51 rest rest; 66 enter enter; 86 leave leave; 86 get-ready stretch-ready; 92 stretch stretch; 122 stretch-end stretch-end; 122 switch-sides switch-sides; 124.5 get-ready ready; 142 enter enter; 162 leave leave; 162 get-ready stretch-ready; 168 stretch stretch; 198 stretch-end stretch-end; 198 done done; end",
    "ended [] calf-gastroc.left 25 - -; calf-gastroc.right 40 - -",
  ],
  [
    "the other side first, before anything was pressed",
    "sides",
    "start@0 switch@10 tick@60",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 10 safety safety; 14 safety ceiling; 18 get-ready get-ready; 30 enter enter; 50 leave leave; 50 rest rest",
    "running [1,0] calf-gastroc.right 20 - -",
  ],
  [
    "the other side first, from a rest",
    "sides",
    "start@0 tick@45 switch@46 tick@250",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 46 switch-sides switch-sides; 48.5 get-ready ready; 52 enter enter; 72 leave leave; 72 rest rest; 87 enter enter; 107 leave leave; 107 get-ready stretch-ready; 113 stretch stretch; 143 stretch-end stretch-end; 143 switch-sides switch-sides; 145.5 get-ready ready; 163 enter enter; 183 leave leave; 183 get-ready stretch-ready; 189 stretch stretch; 219 stretch-end stretch-end; 219 done done; end",
    "ended [] calf-gastroc.left 40 - -; calf-gastroc.right 40 - -",
  ],
  [
    "the other side first, in a pause: it waits",
    "sides",
    "start@0 pause@25 switch@26 resume@30 tick@60",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 25 leave stop.paused; 30 switch-sides switch-sides; 32.5 get-ready ready; 36 enter enter; 56 leave leave; 56 rest rest",
    "running [1,0] calf-gastroc.left 5 - -; calf-gastroc.right 20 - -",
  ],
  [
    "no side to switch to once it was done",
    "sides",
    "start@0 tick@150 switch@151",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter; 40 leave leave; 40 rest rest; 55 enter enter; 75 leave leave; 75 get-ready stretch-ready; 81 stretch stretch; 111 stretch-end stretch-end; 111 switch-sides switch-sides; 113.5 get-ready ready; 117 enter enter; 137 leave leave; 137 rest rest",
    "running [1] calf-gastroc.left 40 - -; calf-gastroc.right 20 - -",
  ],
  [
    "no side to switch to where the plan has none",
    "spots",
    "start@0 switch@25 tick@26",
    "0 safety safety; 4 safety ceiling; 8 get-ready get-ready; 20 enter enter-spot",
    "running [0,1] calf-gastroc.left 6 - -",
  ],
];

describe("a session is heard as", () => {
  it.each(COURSE)("%s", (_, plan, log, said, end) => {
    expect(told(PLANS[plan], log)).toEqual({ said, end });
  });
});

/** Every `enter` and `leave` in a recording of 24 000 samples a second. */
export { heardIn as markersIn } from "../../src/track/heard.ts";

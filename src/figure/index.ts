/** The body: its map of places to touch; places that are never worked, builds, tones, landmarks. */
export { LANDMARKS } from "./anatomy/landmark.ts";
export { NOGO, type Nogo } from "./anatomy/nogo.ts";
export { SHAPES, TONES, type Shape, type Tone } from "./anatomy/shape.ts";
export { isOffered, mapView, neighbor, touchMargin } from "./atlas.ts";
export type { Arrow, MapView, Place } from "./atlas.ts";
export { POSTER, poster } from "./poster.ts";
export { underView } from "./under.ts";
export type { Course, NogoShape } from "./under.ts";

/** The body: its map of places to touch; places that are never worked, builds, tones, landmarks. */
export { LANDMARKS } from "./anatomy/landmark.ts";
export { NOGO, type Nogo } from "./anatomy/nogo.ts";
export { SHAPES, TONES, type Shape, type Tone } from "./anatomy/shape.ts";
export { isOffered, mapView, neighbor, touchMargin } from "./atlas.ts";
export type { Arrow, Course, MapView, NogoShape } from "./atlas.ts";
export { OUTLINES, PICTURE, VIEWS } from "./map.ts";
export type { Outline, Place, View } from "./map.ts";
export { POSTER, poster } from "./poster.ts";

/** What the build script calls: from the data to everything that is drawn. It writes nothing itself. */
export { whole } from "./anatomy/body.ts";
export { boxOf, skinOf } from "./mesh.ts";
export { rasterize } from "./raster.ts";

/** What the build script calls: from the data to everything that is drawn. It writes nothing itself. */
export { BIND } from "./bind.ts";
export { choreograph } from "./choreography.ts";
export { buildAtlas } from "./atlas-build.ts";
export { latheMesh, propMesh } from "./prop.ts";
export { outsideTool } from "./tool.ts";
export { carry, moved, skinned } from "./skin.ts";

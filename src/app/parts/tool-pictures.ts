import type { ToolId } from "#core";
import ball from "../art/tool-ball.webp";
import golf from "../art/tool-golf.webp";
import pin from "../art/tool-pin.webp";
import roller from "../art/tool-roller.webp";
import small from "../art/tool-small.webp";
import sock from "../art/tool-sock.webp";
import stick from "../art/tool-stick.webp";

/** In the order of the shelf: what most people have comes first. A new tool is asked for by the compiler. */
const PICTURES: Readonly<Record<Exclude<ToolId, "hands">, string | null>> = {
  "foam-roller": roller,
  "tennis-ball": ball,
  "rolling-pin": pin,
  "massage-stick": stick,
  "sock-balls": sock,
  "small-roller": small,
  "golf-ball": golf,
  "screwdriver-handle": null,
};
export const TOOL_PICTURES = Object.entries(PICTURES) as readonly (readonly [ToolId, string | null])[];

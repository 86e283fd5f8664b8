/** Names that browsers give to a graphics chip that the processor has to stand in for. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;
let slow: boolean | null = null;

function isSlow(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (gl === null) return true;
  const named = gl.getExtension("WEBGL_debug_renderer_info");
  const software = named !== null && SOFTWARE.test(String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return software;
}
/**
 * Whether nothing draws in three dimensions here, or only the processor does: that would take the time of the voice
 * and of the session's clock. Asked once, on a canvas of its own, before anything is loaded or built for it.
 */
export const drawsSlowly = (): boolean => (slow ??= isSlow());

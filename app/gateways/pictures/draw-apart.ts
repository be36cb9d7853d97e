/** Draws a picture that everybody sees in its sizes, in the process apart: one that goes over a limit is ended, and the reason is told. */
import type { z } from "zod";
import { askDrawing } from "./ask-drawing.ts";
import type { Asked } from "./ask-drawing.ts";
import { LIMITS, SIZES } from "./drawing.ts";
import type { Limits } from "./drawing.ts";

/** Takes seconds: never call it inside a transaction. Rejects as `askDrawing` does. */
export function drawApart(
  source: Uint8Array,
  limits: Limits = LIMITS,
): Promise<Asked<z.infer<typeof SIZES>>> {
  return askDrawing(source, { kind: "sizes", ...limits }, SIZES);
}

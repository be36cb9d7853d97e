/** An action's answer that only previewed what was typed. Pure. */
import type { PreviewLine } from "./offer-preview.ts";

export interface ShownPreview {
  preview: PreviewLine[];
  values: Record<string, string>;
}

export function previewFrom(answer: unknown): ShownPreview | null {
  const found = answer as Partial<ShownPreview> | null | undefined;
  return found?.preview === undefined
    ? null
    : { preview: found.preview, values: found.values ?? {} };
}

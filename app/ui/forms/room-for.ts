/** The `maxlength` of a box. */
import { bytesAllowed } from "#app/domain/kernel/text-length.ts";

/**
 * Browsers count UTF-16 units and drop the rest of a pasted text without a word, so the box takes more than the field: what is too
 * long arrives, is refused with its length, and is still there to be shortened.
 */
export function roomFor(characters: number | undefined): number | undefined {
  return characters === undefined ? undefined : bytesAllowed(characters);
}

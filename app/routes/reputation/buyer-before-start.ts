/** Reads how a buyer deals with delivered work, for a freelancer who has not started. */
import { buyerBehind } from "#app/domain/reputation/record-pages.ts";
import { buyerSentence } from "./record-words.ts";

export interface BuyerBefore {
  handle: string;
  name: string;
  /** Null while no order of theirs has ended. */
  sentence: string | null;
}

/** Null where it is not for this viewer, or the buyer has no page. Then nothing is read. */
export async function buyerBeforeStart(
  { handle, name }: { handle: string; name: string },
  shown: boolean,
): Promise<BuyerBefore | null> {
  const record = shown ? await buyerBehind(handle) : null;
  return record === null ? null : { handle, name, sentence: buyerSentence(record) };
}

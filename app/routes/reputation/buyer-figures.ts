/** The main figures of a buyer's record. Pure. */
import type { BuyerRecord } from "#app/domain/reputation/records.ts";
import type { Share } from "#app/domain/reputation/share.ts";
import { medianWords, reviewsNote, scoreValue, shareNote, shareValue } from "./record-words.ts";

export function buyerFigures(record: BuyerRecord) {
  const { score, decides, bySilence, revised, disputed } = record;
  const shared = (label: string, share: Share) => ({
    label,
    value: shareValue(share),
    note: shareNote(share),
  });
  const of = decides?.of ?? 0;
  return [
    { label: "Score", value: scoreValue(score), note: reviewsNote(score) },
    {
      label: "Accepts in",
      value: medianWords(record),
      note: of === 0 ? "no orders yet" : `the median of ${of} ${of === 1 ? "order" : "orders"}`,
    },
    shared("By silence", bySilence),
    shared("Asks for revisions", revised),
    shared("Disputes", disputed),
  ];
}

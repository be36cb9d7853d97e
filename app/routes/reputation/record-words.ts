/** Words for the numbers of records. Pure. */
import type { Level } from "#app/domain/reputation/levels.ts";
import type { BuyerRecord } from "#app/domain/reputation/records.ts";
import type { Score } from "#app/domain/reputation/score.ts";
import { percentOf } from "#app/domain/reputation/share.ts";
import type { Share } from "#app/domain/reputation/share.ts";
import { writeDistance } from "#app/ui/page/when.tsx";

export const LEVEL_NAMES: Record<Level, string> = {
  new: "New",
  rising: "Rising",
  trusted: "Trusted",
  master: "Master",
};

/** Below this a share says little about the next order. The numbers are shown all the same. */
const FEW = 5;

export function shareValue(share: Share): string {
  const percent = percentOf(share);
  return percent === null ? "–" : `${percent} %`;
}

/** `16 of 17 orders`; with a few only, that they are few. */
export function shareNote({ count, of }: Share): string {
  if (of === 0) return "no orders yet";
  const orders = `${count.toLocaleString("en")} of ${of.toLocaleString("en")} ${of === 1 ? "order" : "orders"}`;
  return of < FEW ? `${orders}, too few to tell` : orders;
}

export function scoreValue({ value }: Score): string {
  return value ?? "–";
}

export function reviewsNote({ reviews }: Score): string {
  if (reviews === 0) return "no reviews yet";
  const words = `from ${reviews.toLocaleString("en")} ${reviews === 1 ? "review" : "reviews"}`;
  return reviews < FEW ? `${words}, too few to tell` : words;
}

/** `6 hours`, `2 days 4 hours`. */
export function medianWords({ decides }: BuyerRecord): string {
  return decides === null ? "–" : writeDistance(decides.seconds * 1000);
}

/** Before a freelancer starts: `Accepts in a median of 6 hours (12 orders), 8 % by silence, …`. Null without an ended order. */
export function buyerSentence(record: BuyerRecord): string | null {
  const { decides, bySilence, revised, disputed } = record;
  if (disputed.of === 0) return null;
  const parts = [
    decides === null
      ? null
      : `accepts in a median of ${medianWords(record)} (${decides.of.toLocaleString("en")})`,
    bySilence.of === 0 ? null : `accepts by silence: ${shareWords(bySilence)}`,
    `asks for revisions: ${shareWords(revised)}`,
    `disputes: ${shareWords(disputed)}`,
  ].filter((part) => part !== null);
  const said = parts.join("; ");
  const few = disputed.of < FEW ? " Too few orders to tell." : "";
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.${few}`;
}

const shareWords = (share: Share) => `${shareValue(share)} of ${share.of.toLocaleString("en")}`;

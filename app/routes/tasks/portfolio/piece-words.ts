/** Where a piece of a portfolio stands, in a sentence for its reader. Pure. */
import type { OwnPiece } from "#app/domain/tasks/portfolio/read-portfolio.ts";

export const PIECE_STATES = {
  asked: "Waits for the buyer",
  shown: "Shown",
  declined: "Not shown",
  withdrawn: "Taken back",
} as const;

export function pieceSentence({
  state,
  side,
  buyer,
  freelancer,
  endedBy,
  reason,
}: OwnPiece): string {
  const own = side === "buyer";
  if (state === "asked")
    return own
      ? `${freelancer.name} would like to show it on their page, for everybody to see. Nothing is shown unless you say yes, and you can take it back at any time.`
      : `${buyer.name} has not answered yet. Nothing is shown until they say yes.`;
  if (state === "shown")
    return own
      ? `Everybody sees it on the page of ${freelancer.name}. You can take it back at any time.`
      : `Everybody sees it on your page. You and ${buyer.name} can take it back at any time.`;
  if (state === "declined")
    return own
      ? "You said no. It is not shown, and you are not asked again."
      : `${buyer.name} said no. It is not shown.`;
  if (endedBy === "staff")
    return reason === null
      ? "Our staff removed it. It is not shown, and its sizes are deleted."
      : `Our staff removed it, and its sizes are deleted. Their reason: “${reason}” Write to support if you think this is wrong.`;
  return endedBy === side
    ? "You took it back. It is not shown."
    : "It was taken back by the other side. It is not shown.";
}

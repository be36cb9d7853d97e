/** A sentence with a deadline, its moments and amounts set as the rest of the page sets them. */
import { writeDeadline } from "#app/domain/kernel/moment.ts";
import type { Sentence } from "#app/domain/kernel/sentence.ts";
import { useZone } from "#app/ui/page/zone.ts";
import { Amount } from "#app/ui/money/money.tsx";

export function SentenceWords({ sentence, now }: { sentence: Sentence; now: Date }) {
  const zone = useZone();
  return sentence.map((piece, place) => {
    if (typeof piece === "string") return piece;
    if (!(piece instanceof Date)) return <Amount key={place} of={piece} />;
    return (
      <time key={place} dateTime={piece.toISOString()} className="deadline">
        {writeDeadline(piece, now, zone)}
      </time>
    );
  });
}

/** Says that a freelancer takes no orders, until when, and what goes on meanwhile. */
import type { Away } from "#app/domain/people/time-off/time-off.ts";
import { Notice } from "#app/ui/page/notice.tsx";
import { When } from "#app/ui/page/when.tsx";

export function AwayNotice({ name, away }: { name: string; away: Away | null }) {
  if (away === null) return null;
  return (
    <Notice
      kind="warning"
      title={
        <>
          {name} is away and takes orders again on <When at={away.backAt} day />
        </>
      }
    >
      {away.note === "" ? null : <p>“{away.note}”</p>}
      <p>You can write to {name} meanwhile. Running orders keep their dates.</p>
    </Notice>
  );
}

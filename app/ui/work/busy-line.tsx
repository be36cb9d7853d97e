/** One line for a gig that takes no orders now: away until a day, or full with the day when the next place is due to be free. */
import type { Busy } from "#app/domain/orders/queue/busy-gigs.ts";
import { When } from "#app/ui/page/when.tsx";

export function BusyLine({ busy: { why, until } }: { busy: Busy }) {
  return (
    <p className="small soft mt-1">
      {why === "away" ? "Away" : "Full"}
      {until === null ? null : (
        <>
          {why === "away" ? " until " : ", next free on "}
          <When at={until} day />
        </>
      )}
    </p>
  );
}

/** The line that says when the text was saved last; a script renews it after each automatic save. */
import { writeMoment } from "#app/domain/kernel/moment.ts";
import { useZone } from "#app/ui/page/zone.ts";

const FAILED = "Not saved. Your text is still here; press “Save the draft” to try again.";

export function SavedAt({ at, live }: { at: Date | null; live: boolean }) {
  const zone = useZone();
  return (
    <p className="small soft" role="status" data-live="saved" data-failed={FAILED}>
      {at === null
        ? live
          ? "There are no unpublished changes."
          : "Not saved yet."
        : `Saved: ${writeMoment(at, false, zone)}.`}
      {live
        ? " Buyers see the gig as it was published until you publish the changes."
        : " Only you can see it until you publish it."}
    </p>
  );
}

/** The line that says when the text was saved last; a script renews it after each automatic save. */
import { writeMoment } from "#app/domain/kernel/moment.ts";

export function SavedAt({ at, live }: { at: Date | null; live: boolean }) {
  return (
    <p className="small soft" role="status" data-live="saved">
      {at === null ? "Nothing is saved yet that buyers do not see." : `Saved: ${writeMoment(at)}.`}
      {live
        ? " Buyers see the gig as it was published until you publish the changes."
        : " Only you can see it until you publish it."}
    </p>
  );
}

/** The button on a gig's page that saves it, or removes it for the member who did. A visitor's is the same for all, as that page is kept. */
import { Bookmark, SavingForm } from "#app/ui/work/save-button.tsx";

export interface SaveThisProps {
  gig: { id: string; state: string };
  own: boolean;
  /** False for visitors. */
  saved: boolean;
}

export function SaveThis({ gig: { id, state }, own, saved }: SaveThisProps) {
  if (own || (state !== "published" && state !== "paused")) return null;
  return (
    <>
      <SavingForm id="save-this" action={`/gigs/${id}/save`} back={`/gigs/${id}`} />
      <button
        type="submit"
        className="btn"
        form="save-this"
        name="verb"
        value={saved ? "remove" : "save"}
      >
        <Bookmark filled={saved} /> {saved ? "Saved: remove it" : "Save this gig"}
      </button>
    </>
  );
}

/** The button on a gig's page that saves it, or removes it for the member who did. A visitor's is the same for all, as that page is kept. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Bookmark } from "#app/ui/work/save-button.tsx";

export interface SaveThisProps {
  gig: { id: string; state: string };
  own: boolean;
  /** False for visitors. */
  saved: boolean;
}

export function SaveThis({ gig: { id, state }, own, saved }: SaveThisProps) {
  if (own || (state !== "published" && state !== "paused")) return null;
  return (
    <CommandForm
      action={`/gigs/${id}/save`}
      verb={saved ? "remove" : "save"}
      hidden={{ back: `/gigs/${id}` }}
      inline
      label={saved ? "Remove from your saved gigs" : "Save this gig"}
    >
      <button type="submit" className="btn">
        <Bookmark filled={saved} /> {saved ? "Saved: remove it" : "Save this gig"}
      </button>
    </CommandForm>
  );
}

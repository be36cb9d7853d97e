/**
 * The buttons that save the gigs of a list, or remove them: all send one form, so that a page of cards stays small. Without a key and the
 * same for everybody, because kept pages show them; visitors are asked to sign in and come back to the gig's own question.
 */

export interface Saving {
  verb: "save" | "remove";
  /** The page to come back to. */
  back: string;
}

const FORM = "saving";

/** Without `action` its buttons say where it is sent. */
export function SavingForm({
  id = FORM,
  back,
  action,
}: {
  id?: string;
  back: string;
  action?: string;
}) {
  return (
    <form id={id} method="post" action={action} hidden>
      <input type="hidden" name="back" value={back} />
    </form>
  );
}

export interface SaveButtonProps {
  saving: Saving;
  /** The gig's page. */
  href: string;
  title: string;
}

export function SaveButton({ saving, href, title }: SaveButtonProps) {
  return (
    <button
      className="gig-save"
      type="submit"
      form={FORM}
      formAction={`${href}/save`}
      name="verb"
      value={saving.verb}
    >
      <Bookmark filled={saving.verb === "remove"} />
      {saving.verb === "save" ? "Save" : "Remove"}
      <span className="sr-only"> “{title}”</span>
    </button>
  );
}

/** A ribbon between the pages of a book. */
export function Bookmark({ filled = false }: { filled?: boolean }) {
  return (
    <svg viewBox="0 0 12 16" width="9" height="12" aria-hidden="true">
      <path
        d="M1.5 1h9v13.2L6 10.6l-4.5 3.6Z"
        fill={filled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}

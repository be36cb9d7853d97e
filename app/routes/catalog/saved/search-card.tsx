/** A saved search: its name and words, how it tells of new gigs, and the buttons that change that and remove it. */
import type { Alert } from "#app/domain/catalog/saved/saved-limits.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { When } from "#app/ui/page/when.tsx";
import { ALERT_CHOICES } from "./alert-words.ts";

export interface SearchCardProps {
  id: string;
  name: string;
  said: string;
  href: string;
  alert: Alert;
  savedAt: Date;
  keys: { alert: string; remove: string };
}

export function SearchCard({ id, name, said, href, alert, savedAt, keys }: SearchCardProps) {
  return (
    <article className="saved-search">
      <div>
        <h3 className="gig-card-title wrap-anywhere">
          <a href={href}>{name}</a>
        </h3>
        <p className="small soft wrap-anywhere">{said}</p>
        <p className="small soft">
          Saved on <When at={savedAt} day />
        </p>
      </div>
      <div className="saved-search-forms">
        <CommandForm
          verb="alert"
          commandKey={keys.alert}
          hidden={{ search: id }}
          inline
          label={`How “${name}” tells of new gigs`}
        >
          <SelectField
            name="alert"
            id={`alert-${id}`}
            label="Tell me of new gigs"
            options={ALERT_CHOICES}
            value={alert}
          />
          <Submit kind="quiet">Change it</Submit>
        </CommandForm>
        <CommandForm
          verb="remove"
          commandKey={keys.remove}
          hidden={{ search: id }}
          inline
          label={`Remove “${name}”`}
        >
          <Submit kind="plain">Remove this search</Submit>
        </CommandForm>
      </div>
    </article>
  );
}

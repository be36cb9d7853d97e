/** What a person wants to be told of one group of notices: on the page, and by mail. */
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import type { GroupChoice } from "#app/domain/notifications/preferences.ts";
import type { Refused } from "#app/http/refused.ts";

export interface GroupChoicesProps {
  choice: GroupChoice;
  refused: Refused | null;
}

const MAILS = [
  { value: "instant", label: "At once" },
  { value: "hourly", label: "Once an hour, in one mail" },
  { value: "daily", label: "Once a day, in one mail" },
  { value: "never", label: "Never" },
];

export function GroupChoices({ choice, refused }: GroupChoicesProps) {
  const { group, title, hint, fixed } = choice;
  const [pageName, mailName] = [`page-${group}`, `mail-${group}`];
  const page = refused === null ? choice.page : refused.values[pageName] === "yes";
  return (
    <fieldset className="told-group">
      <legend className="told-group-title">{title}</legend>
      <p className="small soft">{hint}</p>
      {fixed.mail ? (
        <p className="small">On the page and by mail, always at once.</p>
      ) : (
        <div className="told-group-fields">
          {fixed.page ? (
            <p className="small">Always new on the page.</p>
          ) : (
            <CheckboxField name={pageName} label="New on the page" checked={page} />
          )}
          <SelectField
            name={mailName}
            label="By mail"
            options={MAILS}
            value={refused?.values[mailName] ?? choice.mail}
            error={refused?.refusal.problems[mailName]}
          />
        </div>
      )}
    </fieldset>
  );
}

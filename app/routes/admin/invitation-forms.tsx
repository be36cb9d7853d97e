/** The two ways to invite a freelancer: a mail, and a link where no address is known. */
import { formKeyAgain } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { InvitationStanding } from "#app/domain/people/invitations/invitation-standing.ts";
import type { Refused } from "#app/http/refused.ts";

export interface InvitationFormsProps {
  standing: InvitationStanding;
  days: number;
  formKey: string;
  refused: Refused | null;
}

export function InvitationForms({ standing, days, formKey, refused }: InvitationFormsProps) {
  const { email, last } = standing;
  return (
    <>
      <Section title="By mail" note={`The link in the mail works for ${days} days.`}>
        {last !== null && (
          <p>
            The last invitation went to {last.email}, <When at={last.sentAt} />. A new one ends it.
          </p>
        )}
        <CommandForm commandKey={formKeyAgain(refused, formKey)} verb="mail">
          <TextField
            name="email"
            label="The freelancer’s e-mail"
            type="email"
            autoComplete="off"
            maxLength={254}
            value={refused?.values["email"] ?? email ?? ""}
            error={refused?.refusal.problems["email"]}
          />
          <div>
            <Submit>{last === null ? "Send the invitation" : "Send it again"}</Submit>
          </div>
        </CommandForm>
      </Section>
      {email === null && (
        <Section
          title="No address?"
          note={`Then give the freelancer a link yourself. It works for ${days} days.`}
        >
          <CommandForm commandKey={formKey} verb="link">
            <div>
              <Submit kind="quiet">Make a link</Submit>
            </div>
          </CommandForm>
        </Section>
      )}
    </>
  );
}

/** The fields by which a freelancer takes over an imported account. */
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface ClaimFormProps {
  /** With an address when the invitation was mailed: then it is that one. */
  person: { handle: string; name: string; gigs: number; email?: string };
  refused: Refused | null;
  freshKey: string;
  minLength: number;
  verb?: string;
}

export function ClaimForm({ person, refused, freshKey, minLength, verb }: ClaimFormProps) {
  const problems = refused?.refusal.problems ?? {};
  const { handle, name, gigs, email } = person;
  return (
    <>
      <p>
        The account @{handle} has {gigs === 1 ? "1 gig" : `${gigs} gigs`}. Once you have taken over
        the account, people can order these gigs, and you are paid when they accept your work.
      </p>
      <CommandForm commandKey={formKeyAgain(refused, freshKey)} verb={verb}>
        <TextField
          name="name"
          label="Your name"
          hint="As others see it on orders and gigs."
          autoComplete="name"
          maxLength={80}
          value={refused?.values["name"] ?? name}
          error={problems["name"]}
        />
        {email === undefined ? (
          <TextField
            name="email"
            label="E-mail"
            hint="You sign in with it. Others never see it."
            type="email"
            autoComplete="email"
            maxLength={254}
            value={refused?.values["email"]}
            error={problems["email"]}
          />
        ) : (
          <p>
            You sign in with <strong>{email}</strong>. Others never see it.
          </p>
        )}
        <TextField
          name="password"
          label="Password"
          hint={`At least ${minLength} characters. A few words in a row are good; “Password2026!” is not.`}
          type="password"
          error={problems["password"]}
          autoComplete="new-password"
          minLength={minLength}
          maxLength={1000}
        />
        <Submit large>Take over the account</Submit>
      </CommandForm>
    </>
  );
}

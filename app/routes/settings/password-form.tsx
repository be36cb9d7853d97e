/** The form to change the password: the old one, the new one, and what happens to the API tokens. */
import { formKeyAgain } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { STEP_UP_INLINE, StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TokenChoice } from "#app/routes/security/token-choice.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface PasswordFormProps {
  email: string;
  minLength: number;
  formKey: string;
  /** The step-up, where the person has a factor; otherwise the current password is the proof. */
  stepUp: StepUpFacts;
  refused: Refused | null;
}

export function PasswordForm({ email, minLength, formKey, stepUp, refused }: PasswordFormProps) {
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm verb="password" commandKey={formKeyAgain(refused, formKey)} label="Password">
      {/* Tells a password manager which account this password belongs to. */}
      <input
        type="text"
        name="username"
        autoComplete="username"
        defaultValue={email}
        hidden
        readOnly
      />
      <TextField
        name="oldPassword"
        label="Current password"
        type="password"
        error={problems["oldPassword"]}
        autoComplete="current-password"
        maxLength={1000}
      />
      <TextField
        name="newPassword"
        label="New password"
        hint={`At least ${minLength} characters. A few words in a row are good.`}
        type="password"
        error={problems["newPassword"]}
        autoComplete="new-password"
        minLength={minLength}
        maxLength={1000}
      />
      <TokenChoice refused={refused} />
      <p className="small soft">
        Webhooks keep working in both cases. You find them under Settings, Programs: check them if
        another person may have known your old password.
      </p>
      {stepUp.ways.totp || stepUp.ways.passkeys > 0 ? (
        <StepUpFields facts={stepUp} refused={refused} />
      ) : (
        <input type="hidden" name={STEP_UP_INLINE} value="yes" />
      )}
      <div>
        <Submit>Change the password</Submit>
      </div>
    </CommandForm>
  );
}

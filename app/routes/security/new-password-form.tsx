/** The form behind the mailed link: the new password, a code where there is a second factor, and the API tokens. */
import { formKeyAgain } from "#app/http/refused.ts";
import type { RecoveryPage } from "#app/domain/security/recovery/recovery-page.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { When } from "#app/ui/page/when.tsx";
import { TokenChoice } from "./token-choice.tsx";
import type { Refused } from "#app/http/refused.ts";

export interface NewPasswordFormProps {
  page: RecoveryPage;
  minLength: number;
  formKey: string;
  refused: Refused | null;
}

export function NewPasswordForm({ page, minLength, formKey, refused }: NewPasswordFormProps) {
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm verb="set" commandKey={formKeyAgain(refused, formKey)} label="Recovery">
      {/* Tells a password manager which account this password belongs to. */}
      <input
        type="text"
        name="username"
        autoComplete="username"
        defaultValue={page.email}
        hidden
        readOnly
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
      {page.factor ? (
        <TextField
          name="stepUpCode"
          label="Code of your authenticator app, or a recovery code"
          hint="Your account has a second factor. A link in a mail does not replace it."
          error={problems["stepUpCode"]}
          autoComplete="one-time-code"
          maxLength={40}
          spellCheck={false}
          narrow
        />
      ) : null}
      <TokenChoice refused={refused} />
      <p className="small soft">
        You are signed out everywhere, and payouts rest for three days. The link works once, until{" "}
        <When at={page.expiresAt} />.
      </p>
      {page.afterWait ? (
        <p className="small">
          Your authenticator, your passkeys and your recovery codes are removed together with this.
          Please set up a new second factor after signing in.
        </p>
      ) : null}
      <div>
        <Submit large>
          {page.afterWait ? "Set the password and remove the second factor" : "Set the password"}
        </Submit>
      </div>
    </CommandForm>
  );
}

/** The way to sign in with a passkey alone; shown where passkeys work. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { PasskeyButton, WithPasskeys } from "#app/ui/passkeys/passkey-button.tsx";

export function PasskeySignIn() {
  return (
    <WithPasskeys>
      <div className="mt-8">
        <CommandForm label="Sign in with a passkey">
          <PasskeyButton purpose="sign_in" field="passkey" alone>
            Sign in with a passkey
          </PasskeyButton>
        </CommandForm>
      </div>
    </WithPasskeys>
  );
}

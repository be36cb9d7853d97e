/** The way to sign in with a passkey alone; shown where passkeys work. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { PasskeyButton, WithPasskeys } from "#app/ui/passkeys/passkey-button.tsx";

/** `action`: where it is sent, from another page than the sign-in. */
export function PasskeySignIn({ action }: { action?: string }) {
  return (
    <WithPasskeys>
      <div className="mt-8">
        <CommandForm action={action} label="Sign in with a passkey">
          <PasskeyButton purpose="sign_in" field="passkey" alone>
            Sign in with a passkey
          </PasskeyButton>
        </CommandForm>
      </div>
    </WithPasskeys>
  );
}

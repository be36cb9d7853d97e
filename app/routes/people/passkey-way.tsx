/** The way to open an account with a passkey instead of a password; shown where passkeys work. */
import { PasskeyButton, WithPasskeys } from "#app/ui/passkeys/passkey-button.tsx";

export function PasskeyWay() {
  return (
    <WithPasskeys>
      <PasskeyButton purpose="sign_up" field="passkey">
        Open it with a passkey, without a password
      </PasskeyButton>
    </WithPasskeys>
  );
}

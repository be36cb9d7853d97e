/** On every page of a person whose account is being recovered: what waits, and the one button that stops it. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "./notice.tsx";

export function RecoveryBanner() {
  return (
    <div className="page py-3">
      <Notice kind="warning" title="A recovery of your account is waiting">
        <p>
          A person who can read your mail says that the second factor of this account is lost. When
          the waiting time is over, a mailed link takes it off and sets a new password. Until then
          your payouts rest. <a href="/settings/security#recovery">See when it ends</a>
        </p>
        <div className="mt-3">
          <CommandForm action="/settings/security" verb="stop-recovery" inline>
            <Submit kind="danger">This was not me: stop it</Submit>
          </CommandForm>
        </div>
      </Notice>
    </div>
  );
}

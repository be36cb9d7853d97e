/** The slow way for a person who lost the second factor and its codes: what will happen, and the button that begins it. */
import { formKeyAgain } from "#app/http/refused.ts";
import type { OpenRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Refused } from "#app/http/refused.ts";

export interface LostFactorProps {
  waiting: OpenRecovery | null;
  days: number;
  formKey: string;
  refused: Refused | null;
}

export function LostFactor({ waiting, days, formKey, refused }: LostFactorProps) {
  return (
    <Section title="I have lost my authenticator and my codes" id="lost">
      {waiting === null ? (
        <ConfirmPanel
          effects={[
            {
              what: "We tell every address of the account and every signed-in browser, four times.",
            },
            { what: "Payouts rest for the whole time and three days longer." },
            {
              what: "After the waiting time we mail you a link. It sets a new password and removes the second factor.",
              value: `${days} days`,
            },
          ]}
          afterwards="You can stop it at any time: with the link in each mail, or in a browser that is signed in. The link that you have just opened ends with it."
        >
          <CommandForm verb="lost" commandKey={formKeyAgain(refused, formKey)}>
            <div className="btn-row">
              <Submit kind="quiet">Begin the recovery without a code</Submit>
            </div>
          </CommandForm>
        </ConfirmPanel>
      ) : (
        <p className="prose">
          A recovery of this account has waited since <When at={waiting.begunAt} />. On{" "}
          <When at={waiting.dueAt} /> we mail its link to the address of the account.
        </p>
      )}
    </Section>
  );
}

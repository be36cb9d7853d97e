/** The rest or freeze of payouts, if there is one: why, until when, and the form that ends a freeze. */
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";
import type { SecurityPage } from "#app/domain/security/security-page.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { ButtonLink, Submit } from "#app/ui/forms/submit.tsx";
import { Notice } from "#app/ui/page/notice.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";

export interface PayoutsRestingProps {
  page: SecurityPage;
  now: Date;
  stepUp: StepUpFacts;
  formKey: string;
  refused: Refused | null;
}

export function PayoutsResting({ page, now, stepUp, formKey, refused }: PayoutsRestingProps) {
  const { rest, freeze } = page;
  if (rest === null) return null;
  if (freeze === null && rest.until !== null)
    return (
      <Section title="Payouts" id="payouts">
        <Notice title="Your payouts rest">
          {rest.reason} Nothing is paid out until <Deadline at={rest.until} now={now} />. If that
          was not you, there is time to stop it.
        </Notice>
      </Section>
    );
  return (
    <Section title="Payouts" id="payouts">
      <Notice kind="warning" title="Your payouts are frozen">
        {freeze === null ? null : (
          <>
            “This was not me” was pressed on <When at={freeze.since} />.{" "}
          </>
        )}
        Nothing is paid out until you release them.
      </Notice>
      {freeze?.recovered === true ? (
        <CommandForm verb="unfreeze" commandKey={formKeyAgain(refused, formKey)} label="Payouts">
          <p>
            First look through your{" "}
            <a className="link" href="/wallet/payout-method">
              payout account
            </a>
            , your{" "}
            <a className="link" href="/settings/webhooks">
              webhooks
            </a>{" "}
            and the ways to sign in below.
          </p>
          <StepUpFields facts={stepUp} refused={refused} id="unfreeze" />
          <div>
            <Submit>Release the payouts</Submit>
          </div>
        </CommandForm>
      ) : (
        <>
          <p className="prose">
            Set a new password with a link from your mail first. A thief who knows your old password
            cannot read that mail, so only then can the payouts be released here.
          </p>
          <div className="btn-row">
            <ButtonLink href="/recover" kind="primary">
              Set a new password by mail
            </ButtonLink>
          </div>
        </>
      )}
    </Section>
  );
}

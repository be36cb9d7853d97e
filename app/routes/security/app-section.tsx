/** The authenticator app that a person has: its code for this browser, and how to remove it. */
import { formKeyAgain, refusedForm } from "#app/http/refused.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface AppSectionProps {
  proven: boolean;
  staff: boolean;
  stepUp: StepUpFacts;
  formKey: string;
  refused: Refused | null;
}

export function AppSection({ proven, staff, stepUp, formKey, refused }: AppSectionProps) {
  const { totp, codes } = stepUp.ways;
  return (
    <>
      {proven ? null : (
        <Section
          title="Confirm it in this browser"
          note="You signed in here before you added your second step."
        >
          <CommandForm verb="confirm" label="Confirm the second step">
            <StepUpFields
              facts={stepUp}
              refused={refusedForm(refused, "confirm", "stepUp")}
              why={staff ? "Staff pages open after it." : "So that this browser counts as yours."}
            />
            <div>
              <Submit>Confirm the code</Submit>
            </div>
          </CommandForm>
        </Section>
      )}
      {totp ? (
        <RemoveApp
          stepUp={stepUp}
          formKey={formKey}
          refused={refusedForm(refused, "remove", "endOthers")}
        />
      ) : null}
      <Section title="Recovery codes" note="For the day you lose your phone.">
        <p>You have {codes === 1 ? "1 recovery code" : `${codes} recovery codes`} left.</p>
        <p>
          <a className="link" href="/settings/security/codes">
            Make new recovery codes
          </a>
        </p>
      </Section>
    </>
  );
}

function RemoveApp({
  stepUp,
  formKey,
  refused,
}: Pick<AppSectionProps, "stepUp" | "formKey" | "refused">) {
  return (
    <Section
      title="Remove the app"
      note="For a new phone: remove the app here, then add the one on the new phone."
    >
      <CommandForm
        verb="remove"
        commandKey={formKeyAgain(refused, formKey)}
        label="Remove the authenticator app"
      >
        <p>
          Without another second step, your password alone signs you in again, and your recovery
          codes end. You get a mail about it, and nothing is paid out to you for three days after
          it.
        </p>
        <CheckboxField
          name="endOthers"
          label="Sign me out in every other browser"
          checked={refused === null || refused.values["endOthers"] === "yes"}
        />
        <StepUpFields facts={stepUp} refused={refused} id="remove-step-up" />
        <div>
          <Submit kind="danger">Remove the app</Submit>
        </div>
      </CommandForm>
    </Section>
  );
}

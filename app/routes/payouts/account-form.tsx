/** The form of a payout account: the holder, the number, and the proof of who asks. */
import { MAX_HOLDER } from "#app/domain/payouts/account-number.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface AccountFormProps {
  formKey: string;
  /** The last characters of the account it replaces; null when there is none. */
  replaces: string | null;
  stepUp: StepUpFacts;
  refused: Refused | null;
  /** True where another form of the page has the plain ids. */
  besides: boolean;
}

export function AccountForm({ formKey, replaces, stepUp, refused, besides }: AccountFormProps) {
  const { values = {}, refusal } = refused ?? {};
  return (
    <CommandForm commandKey={formKey} verb="save">
      <TextField
        name="holder"
        label="Account holder"
        hint="The name as it is at the bank."
        autoComplete="name"
        maxLength={MAX_HOLDER}
        value={values["holder"]}
        error={refusal?.problems["holder"]}
      />
      <TextField
        name="account"
        label="Account number (IBAN)"
        hint="With or without spaces. We store it encrypted and show only its last four characters."
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={values["account"]}
        error={refusal?.problems["account"]}
      />
      <CheckboxField
        name="agreed"
        id={besides ? "agreed-save" : "agreed"}
        label={
          replaces === null
            ? "Send my payouts to this account."
            : `Send my payouts here instead of to the account ending in ${replaces}.`
        }
        checked={values["agreed"] === "yes"}
        error={refusal?.problems["agreed"]}
        optional={false}
      />
      <StepUpFields
        facts={stepUp}
        id={besides ? "step-up-save" : "step-up"}
        why="Your earnings go to this account. So we ask who you are, and send you a mail about the change."
        refused={refused}
      />
      <div className="btn-row">
        <Submit>{replaces === null ? "Save the account" : "Replace the account"}</Submit>
      </div>
    </CommandForm>
  );
}

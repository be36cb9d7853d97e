/** The current payout account, and the form that removes it. */
import { formKeyAgain } from "#app/http/refused.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";
import type { PayoutMethod } from "#app/domain/payouts/active-method.ts";
import type { Refused } from "#app/http/refused.ts";
import type { StepUpFacts } from "#app/http/step-up.ts";

export interface CurrentAccountProps {
  method: PayoutMethod;
  now: Date;
  removeKey: string;
  stepUp: StepUpFacts;
  /** The refusal of this form only; the page has another form. */
  refused: Refused | null;
}

export function CurrentAccount({ method, now, removeKey, stepUp, refused }: CurrentAccountProps) {
  const resting = method.coolsUntil > now;
  return (
    <Section title="Your account">
      <DefinitionList
        items={[
          { term: "Account holder", value: method.holder },
          { term: "Number", value: <span className="figures">ends in {method.tail}</span> },
          { term: "Added", value: <When at={method.createdAt} /> },
          {
            term: "Payouts",
            value: resting ? (
              <>
                Possible from <Deadline at={method.coolsUntil} now={now} />. Until then the account
                is too new.
              </>
            ) : (
              "Possible now"
            ),
          },
        ]}
      />
      <details className="fold" open={refused !== null}>
        <summary>Remove this account</summary>
        <CommandForm
          commandKey={formKeyAgain(refused, removeKey)}
          verb="remove"
          hidden={{ methodId: method.id }}
          label="Remove the account"
        >
          <CheckboxField
            name="agreed"
            id={refused === null ? "agreed-remove" : "agreed"}
            label="Yes, remove this account. Payouts that are already on their way still arrive there. Nothing else is paid out until I add another account."
            checked={refused?.values["agreed"] === "yes"}
            error={refused?.refusal.problems["agreed"]}
          />
          <StepUpFields
            facts={stepUp}
            id={refused === null ? "step-up-remove" : "step-up"}
            why="Without an account we cannot pay you. So we ask who you are, and send you a mail about the change."
            refused={refused}
          />
          <div>
            <Submit kind="danger">Remove the account</Submit>
          </div>
        </CommandForm>
      </details>
    </Section>
  );
}

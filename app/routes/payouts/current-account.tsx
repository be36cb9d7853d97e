/** The current payout account, and the form that removes it. */
import { formKeyAgain } from "#app/http/refused.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { PasswordAgain } from "#app/ui/forms/password-again.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";
import type { PayoutMethod } from "#app/domain/payouts/active-method.ts";
import type { Refused } from "#app/http/refused.ts";

export interface CurrentAccountProps {
  method: PayoutMethod;
  now: Date;
  removeKey: string;
  /** The refusal of this form only; the page has another form. */
  refused: Refused | null;
}

export function CurrentAccount({ method, now, removeKey, refused }: CurrentAccountProps) {
  const resting = method.coolsUntil > now;
  return (
    <Section title="Your account">
      <DefinitionList
        items={[
          { term: "Held by", value: method.holder },
          { term: "Number", value: <span className="figures">ends in {method.tail}</span> },
          { term: "Added", value: <When at={method.createdAt} /> },
          {
            term: "Payouts",
            value: resting ? (
              <>
                Possible from <Deadline at={method.coolsUntil} now={now} /> on. Until then the
                account is too new.
              </>
            ) : (
              "Can be sent there now"
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
            label="Remove it. Payouts already on their way still go there; nothing else is paid out until I add another."
            checked={refused?.values["agreed"] === "yes"}
            error={refused?.refusal.problems["agreed"]}
          />
          <PasswordAgain
            id={refused === null ? "password-remove" : "password"}
            why="Without an account your earnings cannot reach you, so we ask for your password, and tell you of the change by mail."
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

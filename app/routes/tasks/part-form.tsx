/** The form to accept a part: how much, and why only that much. It leads to a preview first, not to the books. */
import { money } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { Amount } from "#app/ui/money/money.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { PreviewButton } from "#app/ui/forms/two-step.tsx";

export interface PartFormProps {
  held: { micros: bigint; currency: Currency };
  /** What happens to the rest. */
  effect: string;
  commandKey: string;
  version: number | string;
  values: Record<string, string>;
  problems: Record<string, string>;
  maxNote: number;
  backHref: string;
}

export function PartForm(props: PartFormProps) {
  const { held, values, problems } = props;
  return (
    <>
      <p className="prose mb-5">
        <Amount of={money(held.micros, held.currency)} /> is held for this task. {props.effect}
      </p>
      <CommandForm
        commandKey={props.commandKey}
        version={props.version}
        label="The part you accept"
      >
        <MoneyField
          name="amount"
          label="Amount to release now"
          hint="Less than what is held. The rest stays held."
          currency={held.currency}
          value={values["amount"]}
          error={problems["amount"]}
        />
        <TextArea
          name="note"
          label="Which part do you accept, and what is still missing?"
          optional
          maxLength={props.maxNote}
          value={values["note"]}
          error={problems["note"]}
        />
        <div className="btn-row">
          <PreviewButton>Preview the part</PreviewButton>
          <ButtonLink href={props.backHref} kind="plain">
            Decide later
          </ButtonLink>
        </div>
      </CommandForm>
    </>
  );
}

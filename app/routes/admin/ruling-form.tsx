/** The form with which staff rule: what happens to the held money, and why. It leads to a preview first, not to the books. */
import type { Currency } from "#app/domain/kernel/money.ts";
import { formatMoney, money } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PreviewButton } from "#app/ui/forms/two-step.tsx";

export interface RulingFormProps {
  held: { micros: bigint; currency: Currency };
  commandKey: string;
  version: number | string;
  values: Record<string, string>;
  problems: Record<string, string>;
  maxExplanation: number;
}

export function RulingForm(props: RulingFormProps) {
  const { held, commandKey, version, values, problems } = props;
  const amount = formatMoney(money(held.micros, held.currency));
  return (
    <CommandForm commandKey={commandKey} version={version} label="Rule on this dispute">
      <RadioCards
        name="outcome"
        label={`What happens to the ${amount} held?`}
        value={values["outcome"]}
        error={problems["outcome"]}
        options={[
          { value: "release", label: "Release all", detail: "To the freelancer, less commission." },
          {
            value: "refund",
            label: "Refund all",
            detail: "Back to the buyer, without commission.",
          },
          {
            value: "split_percent",
            label: "Split by percentage",
            detail: "The freelancer's share is released, the rest is refunded.",
          },
          {
            value: "split_amount",
            label: "Split by amount",
            detail: "This amount is released to the freelancer, the rest is refunded.",
          },
        ]}
      />
      <TextField
        name="percent"
        label="The freelancer's share in percent"
        hint="Only for a split by percentage; up to six decimals, such as 33.333333."
        inputMode="decimal"
        narrow
        optional
        value={values["percent"]}
        error={problems["percent"]}
      />
      <MoneyField
        name="amount"
        label="The freelancer's share, before commission"
        hint="Only for a split by amount."
        optional
        currency={held.currency}
        value={values["amount"]}
        error={problems["amount"]}
      />
      <TextArea
        name="explanation"
        label="Explanation"
        hint="Both sides read this. Say what you looked at and how you came to the decision."
        rows={7}
        maxLength={props.maxExplanation}
        value={values["explanation"]}
        error={problems["explanation"]}
      />
      <div className="btn-row">
        <PreviewButton>Preview the ruling</PreviewButton>
      </div>
    </CommandForm>
  );
}

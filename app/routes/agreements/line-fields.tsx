/** The fields of one line of an offer: its name, what belongs to it, its price, days and revisions. */
import { OFFER_LIMITS } from "#app/domain/agreements/offer-terms.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { Values } from "./terms-values.ts";

interface LineFieldsProps {
  /** Counted from 1. */
  row: number;
  /** True for the only line, which must be filled in. */
  only: boolean;
  values: Values;
  problems: Values;
  currency: Currency;
}

export function LineFields({ row, only, values, problems, currency }: LineFieldsProps) {
  const field = (name: string, usual?: string) => ({
    name: `line.${row}.${name}`,
    value: values[`line.${row}.${name}`] ?? usual,
    error: problems[`line.${row}.${name}`],
  });
  // An empty line is left out, so the browser must not ask for its fields.
  const needed = only ? {} : { neededLater: "empty lines are left out" };
  return (
    <fieldset className="package-fields stack">
      <legend className="label">Line {row}</legend>
      <TextField
        {...field("title")}
        {...needed}
        label="Name of the line"
        maxLength={OFFER_LIMITS.lineTitle.max}
      />
      <TextArea
        {...field("scope")}
        label="What belongs to it"
        rows={3}
        maxLength={OFFER_LIMITS.scope.max}
        optional
      />
      <div className="package-terms">
        <MoneyField
          {...field("price")}
          {...(only ? {} : { neededLater: "for this line" })}
          label="Price"
          currency={currency}
        />
        <TextField {...field("days", "7")} label="Days" inputMode="numeric" narrow />
        <TextField {...field("revisions", "1")} label="Revisions" inputMode="numeric" narrow />
      </div>
    </fieldset>
  );
}

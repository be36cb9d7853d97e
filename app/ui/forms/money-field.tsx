/** A field for an amount: the currency is shown around the box, and the text goes to `parseAmount` unchanged. */
import { moneyParts } from "#app/domain/kernel/money.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { Field, wire } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface MoneyFieldProps extends FieldProps {
  currency: Currency;
  /** The text as typed, or a decimal such as `0.0015`. */
  value?: string | undefined;
}

export function MoneyField(props: MoneyFieldProps) {
  const { symbol } = moneyParts({ micros: 0n, currency: props.currency });
  return (
    <Field {...props}>
      <div className="money-input">
        <span aria-hidden="true">{symbol.trim()}</span>
        <input
          {...wire(props)}
          className="input"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={props.value}
        />
        <span>{props.currency}</span>
      </div>
    </Field>
  );
}

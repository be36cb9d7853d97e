/** The fields where staff enter the contested earnings, filled with the proposal. */
import { decimal } from "#app/domain/kernel/money.ts";
import type { SuspendedPurse } from "#app/domain/suspensions/purses.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface ContestFieldsProps {
  purses: SuspendedPurse[];
  /** A date such as `2027-03-30`. */
  proposedEnd: string;
  support: string;
  values: Record<string, string>;
  problems: Record<string, string>;
}

export function ContestFields({ purses, proposedEnd, support, ...form }: ContestFieldsProps) {
  const { values, problems } = form;
  return (
    <>
      {purses.map(({ currency, contestedMicros }) => (
        <MoneyField
          key={currency}
          name={`contested_${currency}`}
          label={`Contested in ${currency}`}
          hint="This part is held. Enter 0 to hold nothing."
          currency={currency}
          value={values[`contested_${currency}`] ?? decimal(contestedMicros, 2)}
          error={problems[`contested_${currency}`] ?? problems["amounts"]}
        />
      ))}
      <TextArea
        name="contestReason"
        label="Why is this money contested?"
        hint="The person reads this. Leave it empty when nothing is contested."
        value={
          values["contestReason"] ??
          "These earnings come from orders paid by card, and the payments can still be charged back."
        }
        error={problems["contestReason"]}
        rows={2}
        maxLength={500}
        optional
      />
      <TextField
        name="until"
        label="Held until"
        type="date"
        hint="On that day, at 00:00 UTC, the money is no longer held, unless staff decide again before then. At most one year from now."
        value={values["until"] ?? proposedEnd}
        error={problems["until"]}
        narrow
        optional
      />
      <TextField
        name="appeal"
        label="Where the person can appeal"
        hint="An e-mail address; the person reads it."
        value={values["appeal"] ?? support}
        error={problems["appeal"]}
        maxLength={200}
        optional
      />
    </>
  );
}

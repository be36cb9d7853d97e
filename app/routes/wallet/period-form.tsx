/** Chooses the statement's period: a month from a list, or a first and a last day. */
import { monthWords } from "#app/domain/ledger/statement-period.ts";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

interface PeriodFormProps {
  /** Newest first: `2026-11`. */
  months: string[];
  /** The month shown; undefined for other periods. */
  month: string | undefined;
  from: string;
  to: string;
}

export function PeriodForm({ months, month, from, to }: PeriodFormProps) {
  return (
    <div className="stack no-print">
      <form method="get" className="cluster items-end" aria-label="Choose a month">
        <SelectField
          name="month"
          label="Month"
          value={month}
          prompt={month === undefined ? "Choose a month" : undefined}
          options={months.map((value) => ({ value, label: monthWords(value) }))}
        />
        <Submit kind="quiet">Show the month</Submit>
        <a className="btn btn-plain" href="?all">
          Show everything
        </a>
      </form>
      <details open={from !== "" || to !== ""}>
        <summary>Choose other days</summary>
        <form method="get" className="cluster items-end mt-3" aria-label="Choose days">
          <TextField name="from" label="First day" type="date" value={from} optional />
          <TextField name="to" label="Last day" type="date" value={to} optional />
          <Submit kind="quiet">Show these days</Submit>
        </form>
      </details>
    </div>
  );
}

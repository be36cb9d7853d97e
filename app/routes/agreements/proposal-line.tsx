/** The fields of one line of a proposal: its name, what belongs to it, price, days and revisions. */
import {
  MAX_LINE_DAYS,
  MAX_LINE_REVISIONS,
  MAX_LINE_SCOPE,
  MAX_LINE_TITLE,
} from "#app/domain/agreements/requests/request-limits.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface ProposalLineProps {
  /** From 0 on. */
  n: number;
  currency: Currency;
  /** Proposed for the first line: the days the buyer has. */
  days: number;
  values: Record<string, string>;
  problems: Record<string, string>;
}

export function ProposalLine({ n, currency, days, values, problems }: ProposalLineProps) {
  const field = (name: string) => {
    const full = `lines.${n}.${name}`;
    return { name: full, value: values[full], error: problems[full] };
  };
  // Only the first line has to be filled in: others that stay empty are left out.
  const optional = n > 0;
  return (
    <fieldset className="form">
      <legend className="label">{n === 0 ? "The work" : `Line ${n + 1}`}</legend>
      <TextField
        {...field("title")}
        label="What you do"
        maxLength={MAX_LINE_TITLE}
        optional={optional}
      />
      <TextArea
        {...field("scope")}
        label="What belongs to it"
        rows={3}
        maxLength={MAX_LINE_SCOPE}
        optional
      />
      <MoneyField {...field("price")} label="Price" currency={currency} optional={optional} />
      <TextField
        {...field("days")}
        value={values[`lines.${n}.days`] ?? `${days}`}
        label="Days from start to delivery"
        hint={`From 1 to ${MAX_LINE_DAYS}.`}
        inputMode="numeric"
        narrow
      />
      <TextField
        {...field("revisions")}
        value={values[`lines.${n}.revisions`] ?? "1"}
        label="Revisions included"
        hint={`From 0 to ${MAX_LINE_REVISIONS}.`}
        inputMode="numeric"
        narrow
      />
    </fieldset>
  );
}

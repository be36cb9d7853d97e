/** The fields of one kind of change. */
import type { ChangeKind } from "#app/domain/agreements/changes/change-kinds.ts";
import {
  MAX_CHANGE_DAYS,
  MAX_CHANGE_NOTE,
  MAX_CHANGE_REVISIONS,
  MAX_LINE_TITLE,
  MAX_SCOPE,
} from "#app/domain/agreements/changes/proposed.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { ChangeChoices } from "./change-choices.ts";

export interface ChangeFieldsProps {
  kind: ChangeKind;
  choices: ChangeChoices;
  currency: Currency;
  values: Record<string, string>;
  problems: Readonly<Record<string, string>>;
  /** Kind `add`: how long the buyer may look at a delivery, by the price. */
  priceHint?: string | undefined;
}

function Days({
  values,
  problems,
  label,
  hint,
}: ChangeFieldsProps & Record<"label" | "hint", string>) {
  return (
    <TextField
      name="days"
      label={label}
      hint={`${hint} 1 to ${MAX_CHANGE_DAYS}.`}
      inputMode="numeric"
      narrow
      value={values["days"]}
      error={problems["days"]}
    />
  );
}

function Line(props: ChangeFieldsProps) {
  const { kind, choices, values, problems } = props;
  const options = kind === "lower" || kind === "days" || kind === "drop" ? choices[kind] : [];
  return (
    <SelectField
      name="line"
      label="Milestone"
      options={options}
      value={values["line"]}
      error={problems["line"]}
    />
  );
}

function Scope({ values, problems, optional = false }: ChangeFieldsProps & { optional?: boolean }) {
  return (
    <TextArea
      name="scope"
      label={optional ? "What belongs to it" : "What belongs to the work now"}
      optional={optional}
      rows={5}
      maxLength={MAX_SCOPE}
      value={values["scope"]}
      error={problems["scope"]}
    />
  );
}

function Price(props: ChangeFieldsProps & { label: string }) {
  const { kind, currency, values, problems, label, priceHint } = props;
  return (
    <MoneyField
      name="price"
      label={label}
      hint={kind === "add" ? priceHint : undefined}
      currency={currency}
      value={values["price"]}
      error={problems["price"]}
    />
  );
}

function NewLine(props: ChangeFieldsProps) {
  const { values, problems } = props;
  return (
    <>
      <TextField
        name="title"
        label="Name of the milestone"
        maxLength={MAX_LINE_TITLE}
        value={values["title"]}
        error={problems["title"]}
      />
      <Scope {...props} optional />
      <Price {...props} label="Price" />
      <Days {...props} label="Days" hint="From its start to its delivery." />
      <TextField
        name="revisions"
        label="Revisions"
        hint={`How often the buyer can ask for a revision: 0 to ${MAX_CHANGE_REVISIONS}.`}
        inputMode="numeric"
        narrow
        value={values["revisions"] ?? "1"}
        error={problems["revisions"]}
      />
    </>
  );
}

export function ChangeFields(props: ChangeFieldsProps) {
  const { kind, values, problems } = props;
  return (
    <>
      {kind === "lower" || kind === "days" || kind === "drop" ? <Line {...props} /> : null}
      {kind === "add" ? <NewLine {...props} /> : null}
      {kind === "lower" ? <Price {...props} label="How much goes back to the buyer" /> : null}
      {kind === "days" ? <Days {...props} label="More days" hint="How many days more." /> : null}
      {kind === "scope" ? <Scope {...props} /> : null}
      <TextArea
        name="note"
        label="Why?"
        optional
        rows={3}
        maxLength={MAX_CHANGE_NOTE}
        value={values["note"]}
        error={problems["note"]}
      />
    </>
  );
}

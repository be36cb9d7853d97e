/** The form of a new commission schedule: the general rate, then rows for categories and agreed rates. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PreviewButton } from "#app/ui/forms/two-step.tsx";

export interface ScheduleFormProps {
  commandKey: string;
  /** The newest version, which this schedule follows. */
  version: number;
  categories: Array<{ id: string; name: string }>;
  rows: number;
  values: Record<string, string>;
  problems: Record<string, string>;
}

function RateRow({ row, form }: { row: number; form: ScheduleFormProps }) {
  const { values, problems, categories } = form;
  const named = (name: string) => `${name}_${row}`;
  return (
    <fieldset className="grid grid-cols-1 items-end gap-3 sm:grid-cols-3">
      <legend className="label">Rate {row + 1}</legend>
      <SelectField
        name={named("category")}
        label="Category"
        optional
        prompt="Any category"
        options={categories.map(({ id, name }) => ({ value: id, label: name }))}
        value={values[named("category")]}
        error={problems[named("category")]}
      />
      <TextField
        name={named("handle")}
        label="Agreed with"
        optional
        spellCheck={false}
        autoComplete="off"
        value={values[named("handle")]}
        error={problems[named("handle")]}
      />
      <TextField
        name={named("rate")}
        label="Percent"
        optional
        narrow
        inputMode="decimal"
        value={values[named("rate")]}
        error={problems[named("rate")]}
      />
    </fieldset>
  );
}

export function ScheduleForm(props: ScheduleFormProps) {
  const { commandKey, version, rows, values, problems } = props;
  return (
    <CommandForm
      commandKey={commandKey}
      version={version}
      hidden={{ rows: `${rows}` }}
      label="A new schedule"
    >
      <TextField
        name="rate_all"
        label="General rate, in percent"
        hint="At most two decimals, such as 7.25."
        narrow
        inputMode="decimal"
        value={values["rate_all"]}
        error={problems["rate_all"]}
      />
      <p className="small soft">
        More specific rates come before the general one. Empty a row&rsquo;s percentage to take it
        out.
      </p>
      {Array.from({ length: rows }, (_, row) => (
        <RateRow key={row} row={row} form={props} />
      ))}
      <TextField
        name="effective_from"
        label="Begins on"
        hint="At midnight UTC of that day. Leave it empty to begin at once."
        type="date"
        optional
        narrow
        value={values["effective_from"]}
        error={problems["effective_from"]}
      />
      <TextArea
        name="note"
        label="What changes and why"
        hint="Everybody reads this."
        rows={3}
        maxLength={500}
        value={values["note"]}
        error={problems["note"]}
      />
      <div className="btn-row">
        <PreviewButton>See who is affected</PreviewButton>
      </div>
    </CommandForm>
  );
}

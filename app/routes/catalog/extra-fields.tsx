/** Form fields for up to five extras; empty ones are left out. */
import type { FormValues } from "./form-values.ts";
import { currencyOf, fieldsOf } from "./form-values.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

const SLOTS = [1, 2, 3, 4, 5] as const;

const NEEDED = "needed for this extra";

export function ExtraFields({ values, problems }: { values: FormValues; problems: FormValues }) {
  return SLOTS.map((slot) => {
    const field = fieldsOf(values, problems, `extra.${slot}.`);
    return (
      <fieldset key={slot} className="package-fields stack">
        <legend className="label">Extra {slot} (optional)</legend>
        <TextField {...field("title", "Name of the extra")} maxLength={80} neededLater={NEEDED} />
        <div className="package-terms">
          <MoneyField
            {...field("price", "Price")}
            currency={currencyOf(values)}
            neededLater={NEEDED}
          />
          <TextField
            {...field("extraDays", "Extra days")}
            inputMode="numeric"
            narrow
            neededLater={NEEDED}
          />
        </div>
      </fieldset>
    );
  });
}

/** Form fields for up to five extras; empty ones are ignored. Folded until one extra is filled in. */
import type { FormValues } from "./form-values.ts";
import { currencyOf, fieldsOf } from "./form-values.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

const SLOTS = [1, 2, 3, 4, 5] as const;

export function ExtraFields({ values, problems }: { values: FormValues; problems: FormValues }) {
  const used = SLOTS.some(
    (slot) => values[`extra.${slot}.title`] || problems[`extra.${slot}.title`],
  );
  return (
    <Section title="Extras" note="What buyers may add when they order. Empty lines are left out.">
      <details className="fold" open={used}>
        <summary>Up to five extras</summary>
        <div className="stack mt-4">
          {SLOTS.map((slot) => {
            const field = fieldsOf(values, problems, `extra.${slot}.`);
            return (
              <fieldset key={slot} className="package-fields stack">
                <legend className="label">Extra {slot}</legend>
                <TextField {...field("title", "What it is")} maxLength={80} optional />
                <div className="package-terms">
                  <MoneyField {...field("price", "Price")} currency={currencyOf(values)} optional />
                  <TextField
                    {...field("extraDays", "Adds days")}
                    inputMode="numeric"
                    narrow
                    optional
                  />
                </div>
              </fieldset>
            );
          })}
        </div>
      </details>
    </Section>
  );
}

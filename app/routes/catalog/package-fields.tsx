/** Form fields for three packages, of which the first is needed to publish. They are fixed, so that adding one needs no script. */
import type { FormValues } from "./form-values.ts";
import { currencyOf, fieldsOf } from "./form-values.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

const TIERS = [
  ["basic", "Basic"],
  ["standard", "Standard"],
  ["premium", "Premium"],
] as const;

export function PackageFields({ values, problems }: { values: FormValues; problems: FormValues }) {
  return TIERS.map(([tier, name]) => {
    const field = fieldsOf(values, problems, `${tier}.`);
    const neededLater = tier === "basic" ? "needed to publish" : `needed for ${name}`;
    return (
      <fieldset key={tier} className="package-fields stack">
        <legend className="label">
          {name}
          {tier === "basic" ? "" : " (optional)"}
        </legend>
        <TextField
          {...field("title", "Package name", "In a few words: “Logo, two drafts”.")}
          maxLength={80}
          neededLater={neededLater}
        />
        <TextArea {...field("description", "What is included")} rows={2} maxLength={600} optional />
        <div className="package-terms">
          <MoneyField
            {...field("price", "Price")}
            currency={currencyOf(values)}
            neededLater={neededLater}
          />
          <TextField
            {...field("deliveryDays", "Days")}
            inputMode="numeric"
            narrow
            neededLater={neededLater}
          />
          <TextField
            {...field("revisions", "Revisions")}
            inputMode="numeric"
            narrow
            neededLater={neededLater}
          />
        </div>
      </fieldset>
    );
  });
}

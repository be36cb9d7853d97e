/** The whole form of a gig, with a preview of each price after commission. */
import { SALE_CURRENCIES } from "#app/domain/kernel/money.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ExtraFields } from "./extra-fields.tsx";
import type { FormValues } from "./form-values.ts";
import { currencyOf, fieldsOf } from "./form-values.ts";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { OfferPreview } from "./offer-preview.tsx";
import type { OfferPreviewLine } from "./offer-preview.tsx";
import { PackageFields } from "./package-fields.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PreviewButton } from "#app/ui/forms/two-step.tsx";

export interface GigEditorProps {
  kind: "package" | "unit";
  categories: Array<{ id: string; label: string }>;
  values: FormValues;
  problems: FormValues;
  commandKey: string;
  /** Absent for an unsaved gig. */
  version: number | undefined;
  preview: OfferPreviewLine[] | null;
  saveLabel: string;
}

const CURRENCIES = SALE_CURRENCIES.map((code) => ({
  value: code,
  label: code,
}));

export function GigEditor(props: GigEditorProps) {
  const { kind, values, problems, preview } = props;
  const field = fieldsOf(values, problems);
  return (
    <CommandForm commandKey={props.commandKey} version={props.version} label="The gig">
      <AboutFields {...props} />
      <Section
        title={kind === "unit" ? "Price by the piece" : "Packages"}
        note={
          kind === "unit"
            ? "From 0.000001 up, with up to six decimals."
            : "One is enough. Leave standard and premium empty to offer fewer."
        }
      >
        <SelectField {...field("currency", "Currency")} options={CURRENCIES} />
        {kind === "unit" ? (
          <>
            <TextField
              {...field(
                "unitName",
                "What one piece is",
                "A word, a label, a page: “per label” is what buyers read.",
              )}
              maxLength={40}
              narrow
            />
            <MoneyField {...field("price", "Price of one piece")} currency={currencyOf(values)} />
            <TextField
              {...field("deliveryDays", "Delivered within how many days", "From 1 to 90.")}
              inputMode="numeric"
              narrow
            />
          </>
        ) : (
          <PackageFields values={values} problems={problems} />
        )}
      </Section>
      {kind === "package" && <ExtraFields values={values} problems={problems} />}
      {preview !== null && <OfferPreview lines={preview} />}
      <div className="btn-row">
        <Submit name="verb" value="save">
          {props.saveLabel}
        </Submit>
        <PreviewButton kind="quiet">See what you would get</PreviewButton>
      </div>
    </CommandForm>
  );
}

function AboutFields({ categories, values, problems }: GigEditorProps) {
  const field = fieldsOf(values, problems);
  return (
    <Section title="What you offer">
      <TextField
        {...field("title", "Title", "10 to 120 characters: what the buyer gets.")}
        maxLength={120}
      />
      <SelectField
        {...field("category", "Category")}
        prompt="Choose a category"
        options={categories.map(({ id, label }) => ({ value: id, label }))}
      />
      <TextArea
        {...field(
          "description",
          "Description",
          "At least 25 characters: what you do, how, and what you do not.",
        )}
        rows={8}
        maxLength={5000}
        optional
      />
      <TextField {...field("tags", "Tags", "Up to eight, separated by commas.")} optional />
      <TextArea
        {...field("buyerBrief", "What you need from the buyer", "Shown before they order.")}
        rows={3}
        maxLength={2000}
        optional
      />
    </Section>
  );
}

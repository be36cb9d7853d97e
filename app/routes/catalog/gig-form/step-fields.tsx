/** The fields of one step of the gig form, each with an honest word on whether it is needed. */
import type { GigKind, Step } from "#app/domain/catalog/draft/draft-fields.ts";
import { SALE_CURRENCIES } from "#app/domain/kernel/money.ts";
import { ExtraFields } from "#app/routes/catalog/extra-fields.tsx";
import { FaqFields } from "#app/routes/catalog/faq-fields.tsx";
import { currencyOf, fieldsOf } from "#app/routes/catalog/form-values.ts";
import type { FormValues } from "#app/routes/catalog/form-values.ts";
import { PackageFields } from "#app/routes/catalog/package-fields.tsx";
import { LanguageField } from "./language-field.tsx";
import { QuestionFields } from "#app/routes/catalog/question-fields.tsx";
import { MoneyField } from "#app/ui/forms/money-field.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface StepFieldsProps {
  step: Step;
  kind: GigKind;
  categories: Array<{ id: string; label: string }>;
  values: FormValues;
  problems: FormValues;
  /** The language that the texts are taken for while none is chosen. */
  guessed: string;
}

const NEEDED = "needed to publish";

const CURRENCIES = SALE_CURRENCIES.map((code) => ({ value: code, label: code }));

export function StepFields(props: StepFieldsProps) {
  const { step, values, problems } = props;
  const field = fieldsOf(values, problems);
  if (step === "basics") return <BasicsFields {...props} />;
  if (step === "description") return <DescriptionFields {...props} />;
  if (step === "prices") return <PriceFields {...props} />;
  if (step === "faq") return <FaqFields values={values} problems={problems} />;
  if (step === "extras") return <ExtraFields values={values} problems={problems} />;
  return (
    <>
      <TextArea
        {...field(
          "buyerBrief",
          "What you need from the buyer",
          "Buyers read this before they order: “the text”, “your logo as SVG”.",
        )}
        rows={5}
        maxLength={2000}
        optional
      />
      <p className="field-hint">
        You can also ask questions, each with its own answer. A buyer who orders without an answer
        you need can give it later. Your time to start begins with the last of them.
      </p>
      <QuestionFields values={values} problems={problems} />
    </>
  );
}

function BasicsFields({ categories, values, problems }: StepFieldsProps) {
  const field = fieldsOf(values, problems);
  return (
    <>
      <TextField
        {...field("title", "Title", "10 to 120 characters: what the buyer gets.")}
        maxLength={120}
        neededLater={NEEDED}
      />
      <SelectField
        {...field("category", "Category")}
        prompt="Choose a category"
        options={categories.map(({ id, label }) => ({ value: id, label }))}
        neededLater={NEEDED}
      />
      <TextField {...field("tags", "Tags", "Up to eight, separated by commas.")} optional />
    </>
  );
}

function DescriptionFields({ values, problems, guessed }: StepFieldsProps) {
  const field = fieldsOf(values, problems);
  return (
    <>
      <TextArea
        {...field(
          "description",
          "Description",
          "At least 25 characters: what you do, how, and what you do not do.",
        )}
        rows={10}
        maxLength={5000}
        neededLater={NEEDED}
      />
      <LanguageField values={values} problems={problems} guessed={guessed} />
    </>
  );
}

function PriceFields({ kind, values, problems }: StepFieldsProps) {
  const field = fieldsOf(values, problems);
  return (
    <>
      <SelectField {...field("currency", "Currency")} options={CURRENCIES} />
      {kind === "package" ? (
        <PackageFields values={values} problems={problems} />
      ) : (
        <>
          <TextField
            {...field(
              "unitName",
              "What one piece is",
              "A word, a label, a page: “per label” is what buyers read.",
            )}
            maxLength={40}
            narrow
            neededLater={NEEDED}
          />
          <MoneyField
            {...field("price", "Price of one piece")}
            currency={currencyOf(values)}
            neededLater={NEEDED}
          />
          <TextField
            {...field("deliveryDays", "Delivered within how many days", "From 1 to 90.")}
            inputMode="numeric"
            narrow
            neededLater={NEEDED}
          />
        </>
      )}
      <TextField
        {...field(
          "queueLimit",
          "Orders in work at a time",
          "When so many are in work, the gig takes no new ones until you deliver one. Empty for no limit.",
        )}
        inputMode="numeric"
        narrow
        optional
      />
    </>
  );
}

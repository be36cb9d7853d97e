/** The language of a gig's texts: guessed until its freelancer chooses one, folded away because the guess is mostly right. */
import {
  gigLanguageName,
  isGigLanguage,
  languageOptions,
} from "#app/domain/catalog/language/gig-languages.ts";
import { fieldsOf } from "#app/routes/catalog/form-values.ts";
import type { FormValues } from "#app/routes/catalog/form-values.ts";
import { SelectField } from "#app/ui/forms/select-field.tsx";

interface LanguageFieldProps {
  values: FormValues;
  problems: FormValues;
  guessed: string;
}

export function LanguageField({ values, problems, guessed }: LanguageFieldProps) {
  const field = fieldsOf(values, problems);
  const chosen = values["language"] ?? "";
  const known = isGigLanguage(chosen);
  const shown = known ? gigLanguageName(chosen) : `${gigLanguageName(guessed)} (guessed)`;
  return (
    <details className="fold" open={problems["language"] !== undefined}>
      <summary>
        <span data-live="language">Language: {shown} · change</span>
      </summary>
      <SelectField
        {...field(
          "language",
          "The language of the title and the description",
          "Buyers find the gig by the forms of its words in this language, and screen readers speak it so.",
        )}
        prompt="Guess it from the text"
        options={languageOptions()}
        optional
      />
    </details>
  );
}

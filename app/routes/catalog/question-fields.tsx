/** Form fields for the typed questions of a gig; empty ones are left out. */
import { QUESTION_SLOTS } from "#app/domain/catalog/draft/typed-questions.ts";
import { QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { FormValues } from "./form-values.ts";
import { fieldsOf } from "./form-values.ts";
import { KIND_WORDS } from "./question-words.ts";

const KINDS = Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }));

const NEEDED = [
  { value: "yes", label: "I need it before I start" },
  { value: "no", label: "The buyer may leave it out" },
];

export function QuestionFields({ values, problems }: { values: FormValues; problems: FormValues }) {
  return QUESTION_SLOTS.map((slot) => {
    const field = fieldsOf(values, problems, `question.${slot}.`);
    return (
      <fieldset key={slot} className="package-fields stack">
        <legend className="label">Question {slot} (optional)</legend>
        <TextField
          {...field("ask", "What you ask")}
          maxLength={QUESTION_LIMITS.ask}
          neededLater="needed for this question"
        />
        <div className="package-terms">
          <SelectField {...field("kind", "The answer is")} options={KINDS} />
          <SelectField {...field("required", "How much it matters")} options={NEEDED} />
        </div>
        <TextArea
          {...field("options", "Choices", "For a choice only: one answer a line.")}
          rows={3}
          optional
        />
      </fieldset>
    );
  });
}

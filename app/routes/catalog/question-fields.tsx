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
  { value: "yes", label: "needed" },
  { value: "no", label: "may be left out" },
];

/** Places that are always shown; the others are folded until one of them is filled. */
const SHOWN = 3;

type Typed = { values: FormValues; problems: FormValues };

export function QuestionFields(typed: Typed) {
  const [shown, more] = [QUESTION_SLOTS.slice(0, SHOWN), QUESTION_SLOTS.slice(SHOWN)];
  const filled = more.some((slot) => (typed.values[`question.${slot}.ask`] ?? "") !== "");
  const places = (slots: number[]) =>
    slots.map((slot) => <QuestionPlace key={slot} slot={slot} {...typed} />);
  return (
    <>
      {places(shown)}
      <details className="fold" open={filled}>
        <summary>More questions</summary>
        <div className="form">{places(more)}</div>
      </details>
    </>
  );
}

function QuestionPlace({ slot, values, problems }: Typed & { slot: number }) {
  const field = fieldsOf(values, problems, `question.${slot}.`);
  return (
    <fieldset className="package-fields stack">
      <legend className="label">Question {slot} (optional)</legend>
      <TextField
        {...field("ask", "What you ask")}
        maxLength={QUESTION_LIMITS.ask}
        neededLater="needed for this question"
      />
      <div className="package-terms">
        <SelectField {...field("kind", "Kind of answer")} options={KINDS} />
        <SelectField {...field("required", "This answer is")} options={NEEDED} />
      </div>
      <TextArea
        {...field("options", "Choices", "For a choice only: one answer a line.")}
        rows={3}
        optional
      />
    </fieldset>
  );
}

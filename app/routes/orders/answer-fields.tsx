/** Fields for the typed questions of a gig: part of the order's form, and of the form to answer later. */
import { QUESTION_LIMITS } from "#app/domain/catalog/questions/question.ts";
import type { AskedQuestion } from "#app/domain/catalog/questions/question.ts";
import type { DraftFile } from "#app/domain/orders/drafts/order-draft.ts";
import { answerField } from "#app/domain/orders/questions/read-answers.ts";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { answerFiles, ASKED } from "./sent-answers.ts";
import { DraftFiles } from "./draft-files.tsx";

export interface AnswerFieldsProps {
  questions: readonly AskedQuestion[];
  /** Field → text as typed. */
  values: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
  /** Files chosen before, for all questions. */
  files?: readonly DraftFile[];
}

/** No field is required by the browser: an answer may be given after the order. */
const NEEDED = "needed before the work starts";

export function AnswerFields({ questions, files = [], ...typed }: AnswerFieldsProps) {
  return questions.map((question) => (
    <div key={question.key}>
      <input type="hidden" name={ASKED} value={question.key} />
      <AnswerField
        question={question}
        {...typed}
        files={files.filter((file) => file.question === question.key)}
      />
    </div>
  ));
}

interface OneProps extends Omit<AnswerFieldsProps, "questions"> {
  question: AskedQuestion;
  files: readonly DraftFile[];
}

function AnswerField({ question, values, problems, files }: OneProps) {
  const { key, ask, kind, required, options } = question;
  const name = answerField(key);
  const field = {
    name,
    label: ask,
    value: values[name],
    error: problems[name],
    ...(required ? { neededLater: NEEDED } : { optional: true }),
  };
  if (kind === "choice")
    return (
      <SelectField
        {...field}
        prompt="Choose an answer"
        options={options.map((value) => ({ value, label: value }))}
      />
    );
  if (kind === "number") return <TextField {...field} inputMode="decimal" narrow />;
  if (kind === "text") return <TextArea {...field} rows={3} maxLength={QUESTION_LIMITS.answer} />;
  return (
    <>
      <DraftFiles files={files} legend={`Files you chose: ${ask}`} />
      <FileField {...field} name={answerFiles(key)} id={name} multiple />
    </>
  );
}

/** Form fields for a gig's questions and answers: the filled places with their buttons, and an empty one after them. */
import { FAQ_SLOTS, filledFaq } from "#app/domain/catalog/draft/typed-faq.ts";
import { FAQ_LIMITS } from "#app/domain/catalog/faq/faq.ts";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import type { FormValues } from "./form-values.ts";
import { fieldsOf } from "./form-values.ts";

type Typed = { values: FormValues; problems: FormValues };

export function FaqFields(typed: Typed) {
  const filled = filledFaq((name) => (typed.values[name] ?? "").trim());
  const last = filled.at(-1) ?? 0;
  const shown = FAQ_SLOTS.filter((slot) => slot <= last + 1);
  return (
    <>
      <p className="field-hint">
        {`What do buyers ask you before they order? Up to ${FAQ_LIMITS.most} questions with your answers stand on the gig's page.`}
      </p>
      {shown.map((slot) => (
        <FaqPlace
          key={slot}
          slot={slot}
          first={slot === filled[0]}
          last={slot === last}
          filled={filled.includes(slot)}
          {...typed}
        />
      ))}
      {shown.length < FAQ_LIMITS.most || filled.length < FAQ_LIMITS.most ? (
        <div>
          <Submit kind="quiet" name="verb" value="faq-add" skipChecks>
            Add another question
          </Submit>
        </div>
      ) : null}
    </>
  );
}

interface FaqPlaceProps extends Typed {
  slot: number;
  first: boolean;
  last: boolean;
  filled: boolean;
}

function FaqPlace({ slot, first, last, filled, values, problems }: FaqPlaceProps) {
  const field = fieldsOf(values, problems, `faq.${slot}.`);
  return (
    <fieldset className="package-fields stack" id={`faq-${slot}`}>
      <legend className="label">Question {slot}</legend>
      <TextField
        {...field("question", "What people ask")}
        maxLength={FAQ_LIMITS.question}
        optional={!filled}
      />
      <TextArea
        {...field("answer", "Your answer")}
        rows={3}
        maxLength={FAQ_LIMITS.answer}
        optional={!filled}
      />
      {filled && (
        <div className="btn-row">
          {!first && <Step verb={`faq-up-${slot}`} does="Move" slot={slot} where="up" />}
          {!last && <Step verb={`faq-down-${slot}`} does="Move" slot={slot} where="down" />}
          <Step verb={`faq-drop-${slot}`} does="Remove" slot={slot} where="" />
        </div>
      )}
    </fieldset>
  );
}

function Step(props: { verb: string; does: string; slot: number; where: string }) {
  return (
    <Submit kind="plain" name="verb" value={props.verb} skipChecks>
      {`${props.does} question ${props.slot} ${props.where}`.trim()}
    </Submit>
  );
}

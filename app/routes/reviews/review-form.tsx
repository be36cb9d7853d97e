/** The form of a review: stars, a few marks, and words. */
import { MAX_REVIEW, marksOf, STAR_WORDS } from "#app/domain/reviews/review-marks.ts";
import type { OrderReviews } from "#app/domain/reviews/order-reviews.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Stars } from "#app/ui/work/stars.tsx";

interface Props {
  reviews: OrderReviews;
  formKey: string;
  refused: Refused | null;
}

const STAR_CHOICES = STAR_WORDS.map((words, place) => ({
  value: `${place + 1}`,
  label: (
    <span className="star-choice">
      <Stars of={place + 1} /> <span className="small soft">{words}</span>
    </span>
  ),
})).toReversed();

const MARK_CHOICES = STAR_WORDS.map((words, place) => ({
  value: `${place + 1}`,
  label: `${place + 1}: ${words}`,
})).toReversed();

export function ReviewForm({ reviews, formKey, refused }: Props) {
  const { own, side, other } = reviews;
  const values = refused?.values ?? {};
  const problems = refused?.refusal.problems ?? {};
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, formKey)}
      verb={own === null ? "write" : "edit"}
      version={own?.version}
      hidden={own === null ? {} : { reviewId: own.id }}
      label={own === null ? "Write your review" : "Change your review"}
    >
      <RadioCards
        name="stars"
        label={`How was it with ${other.name}?`}
        options={STAR_CHOICES}
        value={values["stars"] ?? (own === null ? undefined : `${own.stars}`)}
        error={problems["stars"]}
      />
      {marksOf(side).map(([name, words]) => (
        <SelectField
          key={name}
          name={name}
          label={words}
          options={MARK_CHOICES}
          prompt="No answer"
          optional
          value={values[name] ?? `${own?.marks[name] ?? ""}`}
          error={problems[name]}
        />
      ))}
      <TextArea
        name="text"
        label="In your words"
        hint={
          side === "buyer"
            ? "What went well, and what should other buyers know?"
            : "What went well, and what should other freelancers know?"
        }
        rows={6}
        maxLength={MAX_REVIEW}
        optional
        value={values["text"] ?? own?.text}
        error={problems["text"]}
      />
      <div>
        <Submit large>{own === null ? "Send your review" : "Save the change"}</Submit>
      </div>
    </CommandForm>
  );
}

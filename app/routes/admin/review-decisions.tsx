/** The forms of staff on a review or its reply: hide it for a public reason, keep it, or show it again. */
import { HIDE_REASONS, MAX_SENTENCE } from "#app/domain/reviews/hide-reasons.ts";
import type { ReviewPart } from "#app/domain/reviews/hide-reasons.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Section } from "#app/ui/page/section.tsx";

interface Props {
  part: ReviewPart;
  hidden: boolean;
  formKey: string;
  /** Only the refusal of this part's form. */
  refused: Refused | null;
}

/** `keep` needs no reason of the list, so it is a choice of its own. */
const CHOICES = [
  { value: "keep", label: "Keep it", detail: "It breaks no rule. Its reporters read your reason." },
  ...Object.entries(HIDE_REASONS).map(([value, { label, detail }]) => ({
    value,
    label: `Hide it: ${label.toLowerCase()}`,
    detail,
  })),
];

export function ReviewDecision(props: Props) {
  const title = props.part === "review" ? "The review" : "The reply";
  return (
    <Section title={title}>
      {props.hidden ? <ShowForm {...props} /> : <HideForm {...props} />}
    </Section>
  );
}

function Sentence({ part, refused, hint }: Props & { hint: string }) {
  return (
    <TextArea
      name="sentence"
      id={`${part}-sentence`}
      label="Reason"
      hint={hint}
      rows={3}
      maxLength={MAX_SENTENCE}
      value={refused?.values["sentence"]}
      error={refused?.refusal.problems["sentence"]}
    />
  );
}

function HideForm(props: Props) {
  const { part, formKey, refused } = props;
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, formKey)}
      verb="decide"
      hidden={{ part }}
      label={`Decide on the ${part}`}
    >
      <RadioCards
        name="choice"
        id={`${part}-choice`}
        label={`What happens to the ${part}?`}
        options={CHOICES}
        value={refused?.values["choice"]}
        error={refused?.refusal.problems["reason"]}
      />
      <Sentence
        {...props}
        hint="If you hide it, everybody reads this in its place. Do not name who reported it."
      />
      <div>
        <Submit>{`Decide on the ${part}`}</Submit>
      </div>
    </CommandForm>
  );
}

function ShowForm(props: Props) {
  const { part, formKey, refused } = props;
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, formKey)}
      verb="show"
      hidden={{ part }}
      label={`Show the ${part} again`}
    >
      <p>It is hidden now.</p>
      <Sentence {...props} hint="Both sides read why it is shown again." />
      <div>
        <Submit>{`Show the ${part} again`}</Submit>
      </div>
    </CommandForm>
  );
}

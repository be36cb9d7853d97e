/** The form of the one reply to a review. */
import { MAX_REPLY } from "#app/domain/reviews/review-marks.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";

interface Props {
  reviewId: string;
  formKey: string;
  refused: Refused | null;
}

export function ReplyForm({ reviewId, formKey, refused }: Props) {
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, formKey)}
      verb="reply"
      hidden={{ reviewId }}
      label="Reply in public"
    >
      <TextArea
        name="text"
        label="Your reply"
        hint="You can reply once. It stands below the review for everybody to read, and cannot be changed."
        rows={4}
        maxLength={MAX_REPLY}
        value={refused?.values["text"]}
        error={refused?.refusal.problems["text"]}
      />
      <div>
        <Submit>Reply in public</Submit>
      </div>
    </CommandForm>
  );
}

/** The staff's part of a gig's page about its pictures: remove one with a reason. */
import { TAKE_DOWN_REASON } from "#app/domain/catalog/pictures/picture-rules.ts";
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ShownImage } from "#app/ui/work/shown-image.tsx";

export interface PictureModerationProps {
  pictures: ShownPicture[];
  commandKey: string;
  refused: Refused | null;
}

export function PictureModeration({ pictures, commandKey, refused }: PictureModerationProps) {
  const options = pictures.map((shown, place) => ({
    value: shown.id,
    label: place === 0 ? "1 · the cover" : `${place + 1}`,
    detail: (
      <>
        <span className="picture-choice">
          <ShownImage shown={shown} sizes="8rem" silent />
        </span>
        {shown.alt}
      </>
    ),
  }));
  return (
    <Section
      title="For staff: pictures"
      note="The picture and all of its sizes are deleted, which cannot be undone. The gig and its other pictures stay."
    >
      <CommandForm commandKey={commandKey} verb="take_down" label="Remove a picture">
        <RadioCards
          name="picture"
          label="Which picture?"
          options={options}
          value={
            refused?.values["picture"] ?? (pictures.length === 1 ? pictures[0]?.id : undefined)
          }
          error={refused?.refusal.problems["picture"]}
        />
        <TextArea
          name="why"
          label="Why do you remove it?"
          hint="The freelancer reads this."
          rows={3}
          maxLength={TAKE_DOWN_REASON.max}
          value={refused?.values["why"]}
          error={refused?.refusal.problems["why"]}
        />
        <Submit kind="danger">Remove this picture</Submit>
      </CommandForm>
    </Section>
  );
}

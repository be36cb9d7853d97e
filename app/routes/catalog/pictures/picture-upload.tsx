/** The form that adds a picture to a gig: the file, and words for people who do not see it. */
import {
  ALT_MAX,
  PICTURE_ACCEPT,
  PICTURES_PER_GIG,
} from "#app/domain/catalog/pictures/picture-rules.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";

export interface PictureUploadProps {
  count: number;
  maxBytes: number;
  commandKey: string;
  refused: Refused | null;
}

export function PictureUpload({ count, maxBytes, commandKey, refused }: PictureUploadProps) {
  if (count >= PICTURES_PER_GIG)
    return (
      <p className="soft">
        A gig has at most {PICTURES_PER_GIG} pictures. Remove one to add another.
      </p>
    );
  const problems = refused?.refusal.problems ?? {};
  return (
    <section className="picture-add" aria-labelledby="add-picture">
      <h3 id="add-picture">{count === 0 ? "Add the first pictures" : "Add pictures"}</h3>
      <CommandForm
        verb="add"
        commandKey={formKeyAgain(refused, commandKey)}
        label="Add pictures"
        files
      >
        <FileField
          name="picture"
          label={count + 1 < PICTURES_PER_GIG ? "Pictures" : "Picture"}
          multiple={count + 1 < PICTURES_PER_GIG}
          accept={PICTURE_ACCEPT}
          hint={`JPEG, PNG, WebP, GIF or AVIF, up to ${Math.floor(maxBytes / 1_048_576)} MB, at least 320 by 200 pixels; 1440 by 960 fits best. ${count + 1 < PICTURES_PER_GIG ? `Choose up to ${PICTURES_PER_GIG - count} at once. ` : ""}We draw each anew: no place, no camera, no file name stays.`}
          error={problems["picture"]}
        />
        <TextField
          name="alt"
          label="What it shows"
          hint="In a few words, for people who do not see it: “A poster of a sailing ship in blue and white”. Several pictures get the same words, which you can change for each afterwards."
          maxLength={ALT_MAX}
          value={refused?.values["alt"]}
          error={problems["alt"]}
        />
        <div>
          <Submit>{count + 1 < PICTURES_PER_GIG ? "Add the pictures" : "Add the picture"}</Submit>
        </div>
      </CommandForm>
    </section>
  );
}

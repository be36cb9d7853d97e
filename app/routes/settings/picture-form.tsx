/** The form to send a picture, the picture as other people see it, and the form to remove it. */
import { PICTURE_ACCEPT } from "#app/domain/files/profile-picture.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { FileField } from "#app/ui/forms/file-field.tsx";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Portrait } from "#app/ui/page/portrait.tsx";
import type { Crop } from "#app/domain/files/profile-picture.ts";
import type { OwnProfile } from "#app/domain/people/change-profile.ts";
import type { Refused } from "#app/http/refused.ts";

export interface PictureFormProps {
  profile: OwnProfile;
  maxBytes: number;
  keys: { picture: string; removal: string };
  refused: Refused | null;
}

const PARTS: Array<{ value: Crop; label: string }> = [
  { value: "centre", label: "Middle" },
  { value: "top", label: "Top" },
  { value: "bottom", label: "Bottom" },
  { value: "left", label: "Left" },
  { value: "right", label: "Right" },
];

export function PictureForm({ profile, maxBytes, keys, refused }: PictureFormProps) {
  const problems = refused?.refusal.problems ?? {};
  const has = profile.picture !== null;
  return (
    <>
      <div className="portrait-sizes">
        <Portrait of={profile} size="large" />
        <Portrait of={profile} />
        <p className="small soft">
          {has ? "Your picture, as other people see it." : "Other people see your initials."}
        </p>
      </div>
      <CommandForm
        verb="picture"
        commandKey={formKeyAgain(refused, keys.picture)}
        label="Picture"
        files
      >
        <FileField
          name="picture"
          label={has ? "Another picture" : "Your picture"}
          accept={PICTURE_ACCEPT}
          hint={`JPEG, PNG, WebP, GIF or AVIF, up to ${Math.floor(maxBytes / 1_048_576)} MB, at least 64 pixels on each side. We cut out a square and keep only that: no place, no camera, no file name.`}
          error={problems["picture"]}
        />
        <RadioCards
          name="crop"
          label="If it is not square, keep this part"
          options={PARTS}
          value={refused?.values["crop"] ?? "centre"}
          error={problems["crop"]}
        />
        <div>
          <Submit>Save the picture</Submit>
        </div>
      </CommandForm>
      {has ? <RemovePicture formKey={keys.removal} /> : null}
    </>
  );
}

function RemovePicture({ formKey }: { formKey: string }) {
  return (
    <details className="fold">
      <summary>Remove the picture</summary>
      <CommandForm verb="remove-picture" commandKey={formKey} label="Remove the picture">
        <p>
          Other people see your initials instead. The picture is deleted at once and cannot be
          brought back; you can send it again at any time. A browser that showed it may keep its own
          copy for up to a day.
        </p>
        <div>
          <Submit kind="danger">Remove the picture</Submit>
        </div>
      </CommandForm>
    </details>
  );
}

/** The pictures of a gig in their order, each with what it shows and the buttons that move and remove it; none needs a script. */
import { ALT_MAX } from "#app/domain/catalog/pictures/picture-rules.ts";
import { whyRefused } from "#app/domain/files/shown/why-refused.ts";
import type { OwnPicture } from "#app/domain/catalog/pictures/own-pictures.ts";
import { formKeyAgain } from "#app/http/refused.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { ShownImage } from "#app/ui/work/shown-image.tsx";

type Listed = OwnPicture & { key: string };

export interface PictureListProps {
  pictures: Listed[];
  refused: Refused | null;
}

export function PictureList({ pictures, refused }: PictureListProps) {
  if (pictures.length === 0) return null;
  return (
    <ol className="picture-list">
      {pictures.map((picture, index) => (
        <li key={picture.id}>
          <PictureSeen picture={picture} place={index + 1} />
          <PictureForm
            picture={picture}
            place={index + 1}
            last={index === pictures.length - 1}
            refused={refused?.values["pictureId"] === picture.id ? refused : null}
          />
        </li>
      ))}
    </ol>
  );
}

function PictureSeen({ picture, place }: { picture: Listed; place: number }) {
  const { state, refusal, shown } = picture;
  return (
    <div className="picture-seen">
      <div className={`gig-cover picture-${state}`}>
        {shown === null ? null : <ShownImage shown={shown} sizes="13rem" silent />}
        {state === "waiting" && <p className="small">Being prepared…</p>}
        {state === "refused" && <p className="small">Buyers do not see it</p>}
      </div>
      <p className="label">{place === 1 ? "1 · the cover" : `${place}`}</p>
      {refusal === null ? null : <p className="field-error">{whyRefused(refusal)}</p>}
    </div>
  );
}

interface PictureFormProps {
  picture: Listed;
  place: number;
  last: boolean;
  refused: Refused | null;
}

/** One form with one key: the buttons are verbs, and Enter in the field saves the words. */
function PictureForm({ picture, place, last, refused }: PictureFormProps) {
  const { id, alt, key } = picture;
  return (
    <CommandForm
      commandKey={formKeyAgain(refused, key)}
      hidden={{ pictureId: id, place: `${place}` }}
      label={`Picture ${place}`}
    >
      <TextField
        id={`alt-${id}`}
        name="alt"
        label={`What picture ${place} shows`}
        maxLength={ALT_MAX}
        value={refused?.values["alt"] ?? alt}
        error={refused?.refusal.problems["alt"]}
      />
      <div className="btn-row">
        <Submit kind="quiet" name="verb" value="describe">
          Save the words
        </Submit>
        {place > 1 && (
          <Submit kind="plain" name="verb" value="cover" skipChecks>
            Make it the cover
          </Submit>
        )}
        {place > 2 && (
          <Submit kind="plain" name="verb" value="forward" skipChecks>
            Move it forward
          </Submit>
        )}
        {!last && (
          <Submit kind="plain" name="verb" value="back" skipChecks>
            Move it back
          </Submit>
        )}
        <Submit kind="plain" name="verb" value="remove" skipChecks>
          Remove the picture
        </Submit>
      </div>
    </CommandForm>
  );
}

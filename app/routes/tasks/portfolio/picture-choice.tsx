/** Radio buttons for the pictures of a delivery. */
import type { DeliveredPicture } from "#app/domain/tasks/portfolio/delivered-pictures.ts";
import { RadioCards } from "#app/ui/forms/radio-cards.tsx";

export interface PictureChoiceProps {
  pictures: DeliveredPicture[];
  chosen: string | undefined;
  error: string | undefined;
}

export function PictureChoice({ pictures, chosen, error }: PictureChoiceProps) {
  const options = pictures.map(({ id, name, thumbnail }) => ({
    value: id,
    label: name,
    detail:
      thumbnail === null ? undefined : (
        <img className="file-thumbnail" src={`/files/${thumbnail}`} alt="" loading="lazy" />
      ),
  }));
  return (
    <RadioCards
      name="file"
      label="The picture"
      options={options}
      value={chosen ?? pictures[0]?.id}
      error={error}
    />
  );
}

/** The staff's part of a gig's page: block the gig with a reason, or unblock it, and remove one of its pictures. */
import type { ShownPicture } from "#app/domain/files/shown/shown-picture.ts";
import type { Refused } from "#app/http/refused.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { TextArea } from "#app/ui/forms/text-area.tsx";
import { PictureModeration } from "./pictures/picture-moderation.tsx";

export interface GigModerationProps {
  gig: { state: string; version: number; pictures: ShownPicture[] };
  commandKey: string;
  refused: Refused | null;
}

export function GigModeration({ gig, commandKey, refused }: GigModerationProps) {
  const { pictures } = gig;
  return (
    <>
      <BlockForm gig={gig} commandKey={commandKey} refused={refused} />
      {pictures.length > 0 && (
        <PictureModeration pictures={pictures} commandKey={commandKey} refused={refused} />
      )}
    </>
  );
}

function BlockForm({ gig: { state, version }, commandKey, refused }: GigModerationProps) {
  if (state === "blocked")
    return (
      <Section
        title="For staff"
        note="The gig will be paused. Its freelancer decides when to resume it."
      >
        <CommandForm commandKey={commandKey} version={version} verb="unblock">
          <Submit>Lift the block</Submit>
        </CommandForm>
      </Section>
    );
  if (state !== "published" && state !== "paused") return null;
  return (
    <Section title="For staff" note="Running orders continue. Buyers cannot place new ones.">
      <CommandForm commandKey={commandKey} version={version} verb="block">
        <TextArea
          name="reason"
          label="Why do you take it off the market?"
          hint="The freelancer reads this."
          rows={3}
          maxLength={1000}
          value={refused?.values["reason"]}
          error={refused?.refusal.problems["reason"]}
        />
        <Submit kind="danger">Block this gig</Submit>
      </CommandForm>
    </Section>
  );
}

/** The time off that is set: its days, its sentence, and the button that ends it or calls it off. */
import type { TimeOff } from "#app/domain/people/time-off/time-off.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { When } from "#app/ui/page/when.tsx";

interface PresentTimeOffProps {
  timeOff: TimeOff;
  now: Date;
  commandKey: string;
}

export function PresentTimeOff({ timeOff, now, commandKey }: PresentTimeOffProps) {
  const { startsAt, endsAt, note } = timeOff;
  const lasts = startsAt <= now;
  return (
    <Section title={lasts ? "You are away" : "You will be away"}>
      <p>
        {lasts ? (
          "Your gigs take no orders until "
        ) : (
          <>
            From <When at={startsAt} /> until{" "}
          </>
        )}
        <When at={endsAt} />.
      </p>
      {note === "" ? null : <p className="prose">Buyers read: “{note}”</p>}
      <CommandForm verb="end" commandKey={commandKey} label="End the time off" inline>
        <Submit kind="quiet">{lasts ? "End the time off now" : "Call off the time off"}</Submit>
      </CommandForm>
    </Section>
  );
}

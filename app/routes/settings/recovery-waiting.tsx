/** A recovery without the second factor that waits: since when, until when, and the button that stops it. */
import type { OpenRecovery } from "#app/domain/security/recovery/open-recovery.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { DefinitionList } from "#app/ui/page/definition-list.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Deadline, When } from "#app/ui/page/when.tsx";

export function RecoveryWaiting({ recovery, now }: { recovery: OpenRecovery | null; now: Date }) {
  if (recovery === null) return null;
  const ready = recovery.state === "ready";
  return (
    <Section
      title="A recovery is waiting"
      id="recovery"
      note="A person who can read your mail said that the second factor is lost."
    >
      <DefinitionList
        items={[
          { term: "Begun", value: <When at={recovery.begunAt} /> },
          {
            term: ready ? "The link was mailed" : "The link is mailed",
            value: ready ? (
              <When at={recovery.dueAt} />
            ) : (
              <Deadline at={recovery.dueAt} now={now} />
            ),
          },
        ]}
      />
      <CommandForm verb="stop-recovery" inline>
        <Submit kind="danger">Stop the recovery</Submit>
      </CommandForm>
    </Section>
  );
}

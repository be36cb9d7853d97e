/** The last look before a schedule is published: whose rate changes, and that running tasks keep theirs. */
import type { SchedulePreview } from "#app/domain/commission/preview-schedule.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { percent } from "#app/ui/money/quote-table.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { writeMoment } from "#app/ui/page/when.tsx";

export interface ScheduleImpactProps {
  preview: SchedulePreview;
  commandKey: string;
  basedOn: string;
  /** The form's values, sent along unseen. */
  values: Record<string, string>;
}

/** The form's own fields, which are written again by `CommandForm` itself. */
const OWN = new Set(["key", "version", "verb"]);

export function ScheduleImpact({ preview, commandKey, basedOn, values }: ScheduleImpactProps) {
  const { version, effectiveFrom, changes, unchangedGigs, runningTasks } = preview;
  const begins = effectiveFrom === null ? "at once" : writeMoment(effectiveFrom, true);
  const hidden = Object.fromEntries(Object.entries(values).filter(([name]) => !OWN.has(name)));
  return (
    <ConfirmPanel
      title={`Publish version ${version}`}
      effects={[
        { what: `Everybody reads: ${values["note"] ?? ""}` },
        { what: "Begins", value: begins },
        { what: "Gigs that keep their rate", value: `${unchangedGigs}` },
        {
          what: "Running tasks, which all keep the rate they were funded at",
          value: `${runningTasks}`,
        },
      ]}
      afterwards="A version is never edited. To change it again, publish another one."
    >
      <div className="mb-5">
        <Table
          caption="Whose rate changes"
          rows={changes}
          rowKey={(change) => `${change.fromBps} ${change.toBps}`}
          empty={<p>No published gig changes its rate.</p>}
          columns={[
            {
              key: "change",
              label: "Rate",
              head: true,
              cell: ({ fromBps, toBps }) =>
                `${toBps > fromBps ? "rises" : "falls"} from ${percent(fromBps)} to ${percent(toBps)}`,
            },
            { key: "gigs", label: "Gigs", kind: "figure", cell: (change) => `${change.gigs}` },
            {
              key: "freelancers",
              label: "Freelancers",
              kind: "figure",
              cell: (change) => `${change.freelancers}`,
            },
          ]}
        />
      </div>
      <CommandForm commandKey={commandKey} version={basedOn} hidden={hidden}>
        <div className="btn-row">
          <Submit name="verb" value="publish">
            Publish
          </Submit>
          <Submit kind="plain" name="verb" value="edit">
            Change it
          </Submit>
        </div>
      </CommandForm>
    </ConfirmPanel>
  );
}

/** The confirmation of a new commission schedule: whose rate changes, and that running tasks keep theirs. */
import type { SchedulePreview } from "#app/domain/commission/preview-schedule.ts";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { percent } from "#app/ui/money/quote-table.tsx";
import { LastStep } from "#app/ui/forms/two-step.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { writeMoment } from "#app/domain/kernel/moment.ts";

export interface ScheduleImpactProps {
  preview: SchedulePreview;
  commandKey: string;
  basedOn: string;
  /** The form's values, sent again as hidden fields. */
  values: Record<string, string>;
}

export function ScheduleImpact({ preview, commandKey, basedOn, values }: ScheduleImpactProps) {
  const { version, effectiveFrom, changes, unchangedGigs, runningTasks } = preview;
  // Schedules begin at midnight UTC, for every reader.
  const begins = effectiveFrom === null ? "at once" : writeMoment(effectiveFrom, true);
  return (
    <ConfirmPanel
      title={`Publish version ${version}`}
      effects={[
        { what: `Everybody reads: ${values["note"] ?? ""}` },
        { what: "Begins", value: begins },
        { what: "Gigs that keep their rate", value: `${unchangedGigs}` },
        {
          what: "Running tasks, which all keep the rate they were ordered at",
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
      <LastStep
        commandKey={commandKey}
        version={basedOn}
        values={values}
        does="publish"
        label={`Publish version ${version}`}
        edit="Change the rates"
      />
    </ConfirmPanel>
  );
}

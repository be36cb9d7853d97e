/** The decision about a previewed import: what would happen, then the buttons. */
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import type { Effect } from "#app/ui/forms/confirm-panel.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { ImportUpdates } from "./import-updates.tsx";

export interface ImportDecisionProps {
  counts: ImportCounts;
  commandKey: string;
}

function titleOf({
  ready,
  adjusted,
  already_there,
  changed,
  edited,
  rejected,
}: ImportCounts): string {
  if (ready + adjusted > 0) return "Import these gigs?";
  if (changed + edited > 0) return "There are no new gigs. Update the existing ones?";
  return already_there === 0 && rejected > 0
    ? "Every line was rejected: there is nothing to import"
    : "There are no new gigs in this file";
}

function buttonOf(gigs: number, different: number): string {
  if (gigs === 0) return "Continue as chosen";
  const count = gigs === 1 ? "1 gig" : `${gigs.toLocaleString("en")} gigs`;
  return different === 0 ? `Import ${count}` : `Import ${count}, and the others as chosen`;
}

function effectsOf(counts: ImportCounts): Effect[] {
  const gigs = counts.ready + counts.adjusted;
  const different = counts.changed + counts.edited;
  const n = (count: number) => count.toLocaleString("en");
  return [
    {
      what: "Gigs published at once, each package gig with one package and one revision",
      value: n(gigs),
    },
    {
      what: "New accounts for freelancers who have none here",
      value: n(counts.new_freelancers),
    },
    { what: "Categories added", value: n(counts.new_categories) },
    {
      what: "Lines whose gig already exists with the same values, or that are in the file twice",
      value: n(counts.already_there),
    },
    ...(different === 0
      ? []
      : [
          {
            what: "Gigs that already exist with other values; you choose below",
            value: n(different),
          },
        ]),
    ...(counts.rejected === 0
      ? []
      : [
          {
            what:
              gigs + different === 0
                ? "Rejected lines; the reasons are below"
                : "Rejected lines, which stop the import unless you leave them out",
            value: n(counts.rejected),
          },
        ]),
  ];
}

export function ImportDecision({ counts, commandKey }: ImportDecisionProps) {
  const gigs = counts.ready + counts.adjusted;
  const different = counts.changed + counts.edited;
  const carryOut = buttonOf(gigs, different);
  return (
    <ConfirmPanel
      title={titleOf(counts)}
      effects={effectsOf(counts)}
      afterwards="Either everything is imported or nothing is. Afterwards a freelancer can pause a gig and staff can block it, but the import as a whole cannot be undone."
    >
      <CommandForm commandKey={commandKey} label="Decision">
        {different > 0 && <ImportUpdates {...counts} />}
        <div className="btn-row">
          {gigs + different > 0 && counts.rejected === 0 && (
            <Submit name="verb" value="import">
              {carryOut}
            </Submit>
          )}
          {gigs + different > 0 && counts.rejected > 0 && (
            <Submit name="verb" value="import_rest">
              Leave the rejected lines out and{" "}
              {carryOut.charAt(0).toLowerCase() + carryOut.slice(1)}
            </Submit>
          )}
          <Submit kind="quiet" name="verb" value="discard">
            Do not import this file
          </Submit>
        </div>
      </CommandForm>
      {counts.rejected > 0 && (
        <p className="soft">
          You can also correct the rejected lines in your file and upload it again. No gig is
          imported twice.
        </p>
      )}
    </ConfirmPanel>
  );
}

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
  if (changed + edited > 0) return "Nothing is new; update what is there?";
  return already_there === 0 && rejected > 0
    ? "Every line was rejected: there is nothing to import"
    : "Nothing in this file is new";
}

function buttonOf(gigs: number, different: number): string {
  if (gigs === 0) return "Do as chosen";
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
      what: "Accounts made for freelancers nobody knows yet",
      value: n(counts.new_freelancers),
    },
    { what: "Categories added", value: n(counts.new_categories) },
    {
      what: "Lines whose gig is there already with the same values, or stands in the file twice",
      value: n(counts.already_there),
    },
    ...(different === 0
      ? []
      : [
          {
            what: "Gigs that are there with other values; you choose below",
            value: n(different),
          },
        ]),
    ...(counts.rejected === 0
      ? []
      : [
          {
            what:
              gigs + different === 0
                ? "Rejected lines; the reasons stand below"
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
      afterwards="All of it happens, or nothing. Single gigs can be paused by their freelancer or blocked by staff afterwards; the import as a whole cannot be taken back."
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
          You can also mend the rejected lines in your file and upload it again. No gig is imported
          twice.
        </p>
      )}
    </ConfirmPanel>
  );
}

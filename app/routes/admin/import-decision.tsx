/** The decision about a previewed import: what would happen, then the buttons. */
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { ConfirmPanel } from "#app/ui/forms/confirm-panel.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";

export interface ImportDecisionProps {
  counts: ImportCounts;
  commandKey: string;
}

function titleOf({ ready, adjusted, already_there, rejected }: ImportCounts): string {
  if (ready + adjusted > 0) return "Import these gigs?";
  return already_there === 0 && rejected > 0
    ? "Every line was rejected: there is nothing to import"
    : "Nothing in this file is new";
}

export function ImportDecision({ counts, commandKey }: ImportDecisionProps) {
  const gigs = counts.ready + counts.adjusted;
  const n = (count: number) => count.toLocaleString("en");
  const gigsToImport = gigs === 1 ? "1 gig" : `${n(gigs)} gigs`;
  return (
    <ConfirmPanel
      title={titleOf(counts)}
      effects={[
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
          what: "Lines left as they are, because their gig is there already",
          value: n(counts.already_there),
        },
        ...(counts.rejected === 0
          ? []
          : [
              {
                what:
                  gigs === 0
                    ? "Rejected lines; the reasons stand below"
                    : "Rejected lines, which stop the import unless you leave them out",
                value: n(counts.rejected),
              },
            ]),
      ]}
      afterwards="All of it happens, or nothing. Single gigs can be paused by their freelancer or blocked by staff afterwards; the import as a whole cannot be taken back."
    >
      <CommandForm commandKey={commandKey} inline label="Decision">
        {gigs > 0 && counts.rejected === 0 && (
          <Submit name="verb" value="import">
            Import {gigsToImport}
          </Submit>
        )}
        {gigs > 0 && counts.rejected > 0 && (
          <Submit name="verb" value="import_rest">
            Leave the rejected lines out and import {gigsToImport}
          </Submit>
        )}
        <Submit kind="quiet" name="verb" value="discard">
          Do not import this file
        </Submit>
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

/** The decision about a previewed import: what would happen, then the buttons. */
import type { ImportCounts } from "#app/domain/catalog/import/import-counts.ts";
import { CommandForm } from "./command-form.tsx";
import { ConfirmPanel } from "./confirm-panel.tsx";
import { Submit } from "./submit.tsx";

export interface ImportDecisionProps {
  counts: ImportCounts;
  commandKey: string;
}

export function ImportDecision({ counts, commandKey }: ImportDecisionProps) {
  const gigs = counts.ready + counts.adjusted;
  const n = (count: number) => count.toLocaleString("en");
  const gigsToImport = gigs === 1 ? "1 gig" : `${n(gigs)} gigs`;
  return (
    <ConfirmPanel
      title={gigs === 0 ? "Nothing in this file is new" : "Import these gigs?"}
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
                what: "Lines that were rejected and stop the import, unless you leave them out",
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
          Let it go
        </Submit>
      </CommandForm>
      {counts.rejected > 0 && (
        <p className="soft">
          Or mend the rejected lines in the file and upload it again: lines that were fine the first
          time are not imported twice.
        </p>
      )}
    </ConfirmPanel>
  );
}

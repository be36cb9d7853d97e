/** The proofs that the worker ran: what they covered, when, and what they found. */
import type { StoredProof } from "#app/domain/proof/newest-proofs.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

const KIND = { full: "Everything", new: "What was new" };

/** What was found, not more: a proof of what was new says nothing of the rest. */
function result({ healthy, verification }: StoredProof): string {
  const { length: number } = verification.checks;
  if (healthy) return number === 1 ? "The check passed" : `All ${number} checks passed`;
  const failed = verification.checks.filter(
    (check) => check.kind === "violation" && check.found > 0,
  );
  return `Failed: ${failed.map((check) => check.name).join(", ")}`;
}

export function ProofTable({ proofs }: { proofs: StoredProof[] }) {
  return (
    <Table
      caption="Checked by the worker"
      rows={proofs}
      rowKey={(proof) => proof.coverage}
      empty={
        <EmptyState title="Not checked by the worker yet">
          The worker checks new entries every hour and everything every night.
        </EmptyState>
      }
      columns={[
        { key: "kind", label: "Checked", head: true, cell: (proof) => KIND[proof.coverage] },
        { key: "at", label: "When", cell: (proof) => <When at={proof.at} /> },
        {
          key: "ms",
          label: "Took",
          kind: "figure",
          cell: (proof) => `${(proof.ms / 1000).toFixed(1)} s`,
        },
        { key: "result", label: "Result", cell: result },
        { key: "covers", label: "Covers", cell: (proof) => proof.verification.covers },
      ]}
    />
  );
}

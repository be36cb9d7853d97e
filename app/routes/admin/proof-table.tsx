/** The latest proofs of the books: when, up to which mark, and the result. */
import type { StoredProof } from "#app/domain/proof/newest-proofs.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

const KIND = { full: "Everything", new: "What was new" };

function result({ healthy, verification }: StoredProof): string {
  if (healthy) return "Right";
  const failed = verification.checks.filter(
    (check) => check.kind === "violation" && check.found > 0,
  );
  return `Wrong: ${failed.map((check) => check.name).join(", ")}`;
}

export function ProofTable({ proofs }: { proofs: StoredProof[] }) {
  return (
    <Table
      caption="Last proofs"
      rows={proofs}
      rowKey={(proof) => proof.coverage}
      empty={
        <EmptyState title="Not proved yet">
          The worker proves new entries every hour, and everything every night.
        </EmptyState>
      }
      columns={[
        { key: "kind", label: "Proved", head: true, cell: (proof) => KIND[proof.coverage] },
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

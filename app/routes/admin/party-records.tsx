/** The records of both parties of a dispute, side by side. */
import type { PartyRecord } from "#app/domain/disputes/party-record.ts";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

type Line = { key: string; label: string; buyer: React.ReactNode; freelancer: React.ReactNode };

const COUNTS = [
  ["ordersAsBuyer", "Orders placed"],
  ["ordersAsFreelancer", "Orders sold"],
  ["tasksReleased", "Tasks released"],
  ["tasksRefunded", "Tasks refunded"],
  ["tasksSplit", "Tasks split"],
  ["disputes", "Disputes, with this one"],
  ["disputesOpened", "Disputes opened"],
  ["disputesLost", "Disputes lost or given in"],
] as const satisfies Array<[key: keyof PartyRecord, label: string]>;

export function PartyRecords({
  buyer,
  freelancer,
}: {
  buyer: PartyRecord;
  freelancer: PartyRecord;
}) {
  const lines: Line[] = [
    { key: "who", label: "Name", buyer: buyer.name, freelancer: freelancer.name },
    {
      key: "since",
      label: "Member since",
      buyer: <When at={buyer.since} day />,
      freelancer: <When at={freelancer.since} day />,
    },
    ...COUNTS.map(([key, label]) => ({
      key,
      label,
      buyer: `${buyer[key]}`,
      freelancer: `${freelancer[key]}`,
    })),
  ];
  return (
    <Table
      caption="What is on record about both sides"
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        { key: "label", label: "On record", head: true, cell: (line) => line.label },
        { key: "buyer", label: "Buyer", kind: "figure", cell: (line) => line.buyer },
        { key: "freelancer", label: "Freelancer", kind: "figure", cell: (line) => line.freelancer },
      ]}
    />
  );
}

/** The first lines of an invitation list; the report has all of them. */
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";

export interface ShownRow {
  line: number;
  handle: string;
  email: string;
  why?: string;
}

export interface InvitationRowsProps {
  title: string;
  total: number;
  rows: ShownRow[];
}

export function InvitationRows({ title, total, rows }: InvitationRowsProps) {
  if (rows.length === 0) return null;
  const note =
    rows.length < total
      ? `The first ${rows.length} of ${total.toLocaleString("en")}; the report has all.`
      : undefined;
  const why = rows.some((row) => row.why !== undefined);
  return (
    <Section title={title} note={note} wide>
      <Table
        caption={title}
        columns={[
          { key: "line", label: "Line", kind: "figure", cell: ({ line }: ShownRow) => line },
          { key: "handle", label: "Freelancer", head: true, cell: ({ handle }) => `@${handle}` },
          { key: "email", label: "E-mail", cell: ({ email }) => email },
          ...(why
            ? [{ key: "why", label: "Why not", cell: (row: ShownRow) => row.why ?? "" }]
            : []),
        ]}
        rows={rows}
        rowKey={({ line }) => `${line}`}
      />
    </Section>
  );
}

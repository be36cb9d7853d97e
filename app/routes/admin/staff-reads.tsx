/** The record of what staff read about a person, for admins. */
import { STAFF_READS } from "#app/domain/oversight/staff-read-kinds.ts";
import type { RecordedRead } from "#app/domain/oversight/reads-of.ts";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";

export interface StaffReadsProps {
  personId: string;
  reads: RecordedRead[];
  next: string | null;
  first: boolean;
}

export function StaffReads({ personId, reads, next, first }: StaffReadsProps) {
  const page = `/admin/people/${personId}`;
  return (
    <Section
      title="Looked at by staff"
      id="reads"
      note="Who read about this person, newest first. A page opened again within ten minutes is listed once."
      wide
    >
      <Table
        caption="Looked at by staff"
        rows={reads}
        rowKey={({ id }) => id}
        empty={<p className="soft">No other member of staff has read about this person.</p>}
        columns={[
          { key: "by", label: "Who", head: true, cell: ({ by, handle }) => `${by} (@${handle})` },
          { key: "what", label: "What", cell: (read) => <What read={read} /> },
          { key: "at", label: "When", cell: ({ at }) => <When at={at} /> },
        ]}
      />
      <Pagination
        label="Looked at by staff"
        previous={first ? undefined : `${page}#reads`}
        next={next === null ? undefined : `${page}?reads=${next}#reads`}
      />
    </Section>
  );
}

/** The id is not a link: not every admin may open what was read. */
function What({ read: { what, subjectId } }: { read: RecordedRead }) {
  return (
    <>
      {STAFF_READS[what]}
      {subjectId === null ? null : <span className="soft"> {subjectId}</span>}
    </>
  );
}

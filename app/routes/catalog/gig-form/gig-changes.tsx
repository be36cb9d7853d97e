/** Two texts of a gig's fields side by side: published and unpublished, or saved elsewhere and typed here. */
import type { Change } from "#app/domain/catalog/draft/draft-standing.ts";
import { Table } from "#app/ui/page/table.tsx";

export interface GigChangesProps {
  caption: string;
  /** The words above the two columns. */
  before: string;
  after: string;
  changes: Change[];
}

function Text({ children }: { children: string }) {
  return children === "" ? (
    <span className="soft">empty</span>
  ) : (
    <span className="gig-words">{children}</span>
  );
}

export function GigChanges({ caption, before, after, changes }: GigChangesProps) {
  return (
    <div className="gig-changes">
      <Table
        caption={caption}
        columns={[
          { key: "field", label: "Field", head: true, cell: ({ label }) => label },
          { key: "before", label: before, cell: (each) => <Text>{each.before}</Text> },
          { key: "after", label: after, cell: (each) => <Text>{each.after}</Text> },
        ]}
        rows={changes}
        rowKey={({ field }) => field}
      />
    </div>
  );
}

/** Categories are typed by their ids and shown by their names. */
export function withCategoryNames(
  changes: Change[],
  categories: Array<{ id: string; label: string }>,
): Change[] {
  const nameOf = (id: string) => categories.find((each) => each.id === id)?.label ?? id;
  return changes.map((change) =>
    change.field === "category"
      ? { ...change, before: nameOf(change.before), after: nameOf(change.after) }
      : change,
  );
}

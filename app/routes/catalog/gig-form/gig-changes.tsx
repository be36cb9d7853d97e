/** Two texts of a gig's fields side by side: published and unpublished, or saved elsewhere and typed here. */
import type { Change } from "#app/domain/catalog/draft/draft-standing.ts";
import { gigLanguageName, isGigLanguage } from "#app/domain/catalog/language/gig-languages.ts";
import { Table } from "#app/ui/page/table.tsx";

export interface GigChangesProps {
  caption: string;
  /** The words above the two columns. */
  before: string;
  after: string;
  changes: Change[];
}

/** Prices with two decimals at least, however they were typed; other text as it is. */
function asShown(field: string, text: string): string {
  if (!field.endsWith("price")) return text;
  return text.replace(/^\d+$/, "$&.00").replace(/^\d+\.\d$/, "$&0");
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
          {
            key: "before",
            label: before,
            cell: (each) => <Text>{asShown(each.field, each.before)}</Text>,
          },
          {
            key: "after",
            label: after,
            cell: (each) => <Text>{asShown(each.field, each.after)}</Text>,
          },
        ]}
        rows={changes}
        rowKey={({ field }) => field}
      />
    </div>
  );
}

/** Categories and languages are typed by their codes and shown by their names. */
export function withNames(
  changes: Change[],
  categories: Array<{ id: string; label: string }>,
): Change[] {
  const namesOf: Record<string, (code: string) => string> = {
    category: (id) => categories.find((each) => each.id === id)?.label ?? id,
    language: nameOfLanguage,
  };
  return changes.map((change) => {
    const nameOf = namesOf[change.field] ?? ((text: string) => text);
    return { ...change, before: nameOf(change.before), after: nameOf(change.after) };
  });
}

function nameOfLanguage(code: string): string {
  if (code === "") return "guessed from the text";
  return isGigLanguage(code) ? gigLanguageName(code) : code;
}

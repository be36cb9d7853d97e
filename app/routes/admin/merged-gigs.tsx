/** Gigs in a category of another name, and categories that may hold several names. */
import type { DoubtfulCategory, MergedGig } from "#app/domain/catalog/mend/merged-categories.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import type { Column } from "#app/ui/page/table.tsx";

export interface MergedGigsProps {
  merged: Array<MergedGig & { key: string }>;
  doubtful: DoubtfulCategory[];
}

const COLUMNS: Array<Column<MergedGig & { key: string }>> = [
  {
    key: "gig",
    label: "Gig",
    head: true,
    cell: ({ id, title }) => (
      <a className="link" href={`/gigs/${id}`}>
        {title}
      </a>
    ),
  },
  { key: "handle", label: "Freelancer", cell: ({ handle }) => handle },
  { key: "category", label: "It is in", cell: ({ category }) => category },
  { key: "named", label: "Its file said", cell: ({ named }) => named },
  {
    key: "move",
    label: "What to do",
    cell: ({ id, key, named, parentId }) => (
      <CommandForm
        commandKey={key}
        inline
        label={`Move to ${named}`}
        hidden={{ gig: id, category: parentId ?? "", name: named }}
      >
        <Submit kind="quiet" name="verb" value="move">
          Move to {named}
        </Submit>
      </CommandForm>
    ),
  },
];

export function MergedGigs({ merged, doubtful }: MergedGigsProps) {
  return (
    <Section
      title="Gigs in a category of another name"
      note="Earlier imports took names such as C, C++ and C# for one category."
      wide
    >
      <Table
        caption="Gigs in a category of another name"
        columns={COLUMNS}
        rows={merged}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="None found">
            We cannot list gigs if we no longer have their file. Import the file again to find them:
            the preview shows which category is different.
          </EmptyState>
        }
      />
      {doubtful.length > 0 && (
        <>
          <h3>Categories to look through</h3>
          <p>
            Earlier imports could not tell these names apart. Open each category, and use the form
            below to move gigs that do not belong there.
          </p>
          <ul className="list">
            {doubtful.map(({ id, name, gigs }) => (
              <li key={id}>
                <a className="link" href={`/gigs?category=${encodeURIComponent(id)}`}>
                  {name}
                </a>{" "}
                ({gigs === 1 ? "1 gig" : `${gigs.toLocaleString("en")} gigs`})
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

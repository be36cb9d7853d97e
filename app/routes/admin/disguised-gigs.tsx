/** Gigs whose texts hold signs that change the reading direction. */
import type { DisguisedGig } from "#app/domain/catalog/mend/disguised-texts.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";

export function DisguisedGigs({ gigs }: { gigs: Array<DisguisedGig & { key: string }> }) {
  return (
    <Section
      title="Texts with hidden characters"
      note="These characters change the reading direction, so that a text can look like another one."
      wide
    >
      <Table
        caption="Texts with hidden characters"
        columns={[
          {
            key: "gig",
            label: "Gig",
            head: true,
            cell: ({ id, title }) => (
              <a className="link" href={`/gigs/${id}`}>
                <bdi>{title}</bdi>
              </a>
            ),
          },
          { key: "handle", label: "Freelancer", cell: ({ handle }) => handle },
          { key: "fields", label: "Where", cell: ({ fields }) => fields.join(", ") },
          { key: "do", label: "What to do", cell: (gig) => <Todo gig={gig} /> },
        ]}
        rows={gigs}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="None">
            New texts with such characters are refused, so this list only gets shorter.
          </EmptyState>
        }
      />
    </Section>
  );
}

function Todo({ gig: { id, key, claimed, title } }: { gig: DisguisedGig & { key: string } }) {
  if (!claimed)
    return (
      <span>
        Its freelancer has not joined. Mend the title in the file and import it again, then{" "}
        <a className="link" href={`/gigs/${id}`}>
          block this one
        </a>
        .
      </span>
    );
  return (
    <CommandForm
      commandKey={key}
      inline
      label={`Tell the freelancer: ${title}`}
      hidden={{ gig: id }}
    >
      <Submit kind="quiet" name="verb" value="tell">
        Tell the freelancer
      </Submit>
    </CommandForm>
  );
}

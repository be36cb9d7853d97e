/** The list of the people whom a person has blocked, each with a button that takes the block back. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { unblockPerson } from "#app/domain/people/blocks/block-person.ts";
import { ownBlocks } from "#app/domain/people/blocks/own-blocks.ts";
import type { BlockedPerson } from "#app/domain/people/blocks/own-blocks.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { redirectWithFlash } from "#app/http/flash.ts";
import { doPressed } from "#app/http/pressed-button.ts";
import { refusedFrom } from "#app/http/refused.ts";
import { admit } from "#app/http/viewer.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { PersonName } from "#app/ui/work/person-name.tsx";
import type { Route } from "./+types/blocked";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "blocks.list");
  return runLoader(async () => {
    const { people, next } = await ownBlocks(actor, url.searchParams.get("after"));
    return { people: people.map((person) => ({ ...person, key: newFormKey() })), next };
  });
}

export function action({ request, context, url }: Route.ActionArgs) {
  const { actor } = admit(context, url, "people.unblock");
  return runAction(request, (form) =>
    doPressed<Response>(form, {
      async unblock() {
        await unblockPerson(actor, { userId: form.text("userId"), key: form.key() });
        const text = "The person is no longer blocked.";
        return redirectWithFlash("/settings/blocked", { kind: "success", text });
      },
    }),
  );
}

type Row = BlockedPerson & { key: string };

function UnblockForm({ row }: { row: Row }) {
  return (
    <CommandForm
      commandKey={row.key}
      verb="unblock"
      hidden={{ userId: row.id }}
      label={`Unblock ${row.name}`}
      inline
    >
      <Submit kind="quiet">
        Unblock <span className="sr-only">{row.name}</span>
      </Submit>
    </CommandForm>
  );
}

export default function Blocked({ loaderData, actionData }: Route.ComponentProps) {
  const { people, next } = loaderData;
  return (
    <>
      <title>Blocked people · Farthing</title>
      <RefusalSummary refused={refusedFrom(actionData)} notDone="Nothing was changed." />
      <PageHeader
        title="Blocked people"
        lead="You and they cannot write to each other or order from each other. They are not told."
        breadcrumb={[{ label: "Settings", href: "/settings" }]}
      />
      <Table<Row>
        caption="Blocked people"
        rows={people}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="You have blocked nobody">
            You can block a person from their page or from your conversation with them.
          </EmptyState>
        }
        columns={[
          {
            key: "person",
            label: "Person",
            head: true,
            cell: (row) => <PersonName person={row} />,
          },
          { key: "handle", label: "Handle", cell: ({ handle }) => `@${handle}` },
          { key: "since", label: "Since", cell: ({ since }) => <When at={since} day /> },
          { key: "deed", label: "Change", cell: (row) => <UnblockForm row={row} /> },
        ]}
      />
      <Pagination
        label="Blocked people"
        next={next === null ? undefined : `/settings/blocked?after=${next}`}
      />
    </>
  );
}

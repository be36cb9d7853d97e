/** The page where staff find a person by name, handle or e-mail. */
import { isStaffRole } from "#app/domain/access/party.ts";
import { searchPeople } from "#app/domain/people/people.ts";
import { runLoader } from "#app/http/answer.ts";
import { admit } from "#app/http/viewer.ts";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Pagination } from "#app/ui/page/pagination.tsx";
import { StaffNav } from "./staff-nav.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { ListedPerson } from "#app/domain/people/people.ts";
import type { Column } from "#app/ui/page/table.tsx";
import type { Route } from "./+types/people";

export function loader({ context, url }: Route.LoaderArgs) {
  const { actor } = admit(context, url, "staff.people.list");
  const text = url.searchParams.get("q") ?? "";
  const before = url.searchParams.get("before") ?? undefined;
  return runLoader(async () => ({
    text,
    first: before === undefined,
    ...(await searchPeople(actor, { text, before })),
  }));
}

const COLUMNS: Array<Column<ListedPerson>> = [
  {
    key: "name",
    label: "Name",
    head: true,
    cell: ({ id, name, role }) => (
      <>
        <a className="link" href={`/admin/people/${id}`}>
          {name}
        </a>
        {isStaffRole(role) ? <span className="tag ml-2">staff</span> : null}
      </>
    ),
  },
  { key: "handle", label: "Handle", cell: ({ handle }) => `@${handle}` },
  { key: "email", label: "E-mail", cell: ({ email }) => email ?? "none" },
  { key: "state", label: "State", cell: ({ state }) => <StateBadge of="person" state={state} /> },
  { key: "since", label: "Since", cell: ({ createdAt }) => <When at={createdAt} day /> },
];

function address(text: string, before?: string): string {
  const query = new URLSearchParams({ ...(text && { q: text }), ...(before && { before }) });
  return `/admin/people${query.size > 0 ? `?${query.toString()}` : ""}`;
}

export default function People({ loaderData }: Route.ComponentProps) {
  const { text, first, people, next } = loaderData;
  return (
    <>
      <title>People · Farthing</title>
      <PageHeader
        title="People"
        lead="Everybody with an account, newest first."
        breadcrumb={[{ label: "Staff", href: "/admin" }]}
      />
      <StaffNav current="/admin/people" />
      <form
        className="form mb-8"
        method="get"
        action="/admin/people"
        role="search"
        aria-label="People"
      >
        <TextField
          name="q"
          label="Name, handle or e-mail"
          type="search"
          value={text}
          maxLength={200}
          spellCheck={false}
          optional
        />
        <div className="btn-row">
          <Submit>Search people</Submit>
          {text === "" ? null : (
            <a className="link" href="/admin/people">
              Show everybody
            </a>
          )}
        </div>
      </form>
      <Table
        caption="People"
        columns={COLUMNS}
        rows={people}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No people found">
            No name, handle or e-mail contains “{text}”. Try a shorter piece of it.
          </EmptyState>
        }
      />
      <Pagination
        label="People"
        previous={first ? undefined : address(text)}
        next={next === null ? undefined : address(text, next)}
      />
    </>
  );
}

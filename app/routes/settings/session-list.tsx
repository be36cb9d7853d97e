/** Every signed-in browser, each with a button that signs it out. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import { describeAgent } from "#app/domain/security/describe-agent.ts";
import type { ListedSession } from "#app/domain/security/own-sessions.ts";
import type { Column } from "#app/ui/page/table.tsx";

export interface SessionListProps {
  sessions: ListedSession[];
  /** The session of this request. */
  current: string;
}

export function SessionList({ sessions, current }: SessionListProps) {
  const columns: Array<Column<ListedSession>> = [
    {
      key: "device",
      label: "Device",
      head: true,
      cell: ({ id, agent }) => (
        <>
          {describeAgent(agent)}
          {id === current ? <span className="tag ml-2">this one</span> : null}
        </>
      ),
    },
    { key: "address", label: "Address", cell: ({ address }) => address || "unknown" },
    { key: "created", label: "Signed in", cell: ({ createdAt }) => <When at={createdAt} /> },
    { key: "seen", label: "Last used", cell: ({ seenAt }) => <When at={seenAt} /> },
    {
      key: "ends",
      label: "Ends by",
      cell: ({ endsAt }) => <When at={endsAt} />,
    },
    {
      key: "end",
      label: "End it",
      labelHidden: true,
      cell: ({ id, agent }) =>
        id === current ? null : (
          <CommandForm verb="end-session" hidden={{ session: id }} inline>
            <Submit kind="quiet">
              End this session<span className="sr-only"> of {describeAgent(agent)}</span>
            </Submit>
          </CommandForm>
        ),
    },
  ];
  return (
    <>
      <Table
        caption="Where you are signed in"
        columns={columns}
        rows={sessions}
        rowKey={({ id }) => id}
      />
      {sessions.length > 1 ? (
        <>
          <p className="soft">
            If you end a session, offers and changes of orders that were sent from it and would cost
            you money have to be confirmed again before they can be accepted.
          </p>
          <CommandForm verb="end-others" inline>
            <Submit kind="danger">Sign out everywhere else</Submit>
          </CommandForm>
        </>
      ) : (
        <p className="soft">You are not signed in anywhere else.</p>
      )}
    </>
  );
}

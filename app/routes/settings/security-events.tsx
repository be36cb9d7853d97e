/** What happened to the account's security, newest first, each line with the way to "This was not me". */
import type { SecurityEvent } from "#app/domain/notifications/security-events.ts";
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { Column } from "#app/ui/page/table.tsx";

export interface SecurityEventsProps {
  events: SecurityEvent[];
  formKey: string;
}

const COLUMNS: Array<Column<SecurityEvent>> = [
  { key: "title", label: "What", head: true, cell: ({ title }) => title },
  { key: "at", label: "When", cell: ({ at }) => <When at={at} /> },
  { key: "place", label: "From where", cell: ({ place }) => place ?? "not known" },
  {
    key: "not-me",
    label: "Not you?",
    labelHidden: true,
    cell: ({ notMe, title }) =>
      notMe === null ? null : (
        <a className="link" href={notMe}>
          This was not me<span className="sr-only">: {title}</span>
        </a>
      ),
  },
];

export function SecurityEvents({ events, formKey }: SecurityEventsProps) {
  return (
    <>
      {events.length === 0 ? (
        <p className="soft">Nothing happened in the last 90 days.</p>
      ) : (
        <Table
          caption="What happened lately"
          columns={COLUMNS}
          rows={events}
          rowKey={({ id }) => id}
        />
      )}
      <p className="prose">
        Is there anything here that you did not do? The button freezes your payouts and signs out
        every browser and program, this one too. Then you set a new password by mail.
      </p>
      <CommandForm verb="freeze" commandKey={formKey} inline>
        <Submit kind="danger">This was not me: stop everything</Submit>
      </CommandForm>
    </>
  );
}

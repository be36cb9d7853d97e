/** Every message to one webhook: its state, the last answer, and a button that sends it again. */
import { CommandForm } from "#app/ui/forms/command-form.tsx";
import { EmptyState } from "#app/ui/page/empty-state.tsx";
import { StateBadge } from "#app/ui/work/state-badge.tsx";
import { Submit } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { When } from "#app/ui/page/when.tsx";
import type { DeliveryView } from "#app/domain/webhooks/endpoint-page.ts";
import type { Column } from "#app/ui/page/table.tsx";

export interface WebhookDeliveriesProps {
  endpointId: string;
  deliveries: DeliveryView[];
  /** A form key for each message, made when the page was rendered. */
  keys: Record<string, string>;
  /** True while the webhook is paused: nothing can be sent again. */
  paused: boolean;
  only: "dead" | null;
}

function Answer({ delivery }: { delivery: DeliveryView }) {
  const { lastAt, lastStatus, lastExcerpt, attempts } = delivery;
  if (lastAt === null) return <>Not tried yet</>;
  return (
    <div className="stack">
      <p>
        {lastStatus === null ? null : <strong className="figures">{lastStatus} </strong>}
        <span className="wrap-anywhere">{lastExcerpt}</span>
      </p>
      <p className="small soft">
        {attempts === 1 ? "1 attempt" : `${attempts} attempts`}, the last <When at={lastAt} />
      </p>
    </div>
  );
}

function Message({ delivery, href }: { delivery: DeliveryView; href: string }) {
  const { eventId, eventName, createdAt, body } = delivery;
  return (
    <>
      <a className="link" href={href}>
        <code>{eventName}</code>
      </a>
      <div className="small soft">
        <When at={createdAt} />
      </div>
      <details className="small font-normal">
        <summary>What is sent</summary>
        <p className="figures wrap-anywhere">{eventId}</p>
        <pre className="whitespace-pre-wrap wrap-anywhere">
          {JSON.stringify(JSON.parse(body), null, 2)}
        </pre>
      </details>
    </>
  );
}

export function WebhookDeliveries(props: WebhookDeliveriesProps) {
  const { endpointId, deliveries, keys, paused, only } = props;
  const columns: Array<Column<DeliveryView>> = [
    {
      key: "event",
      label: "Message",
      head: true,
      cell: (delivery) => (
        <Message
          delivery={delivery}
          href={`/settings/webhooks/${endpointId}/deliveries/${delivery.id}`}
        />
      ),
    },
    {
      key: "state",
      label: "State",
      cell: ({ state, nextAt }) => (
        <>
          <StateBadge of="webhook_delivery" state={state} />
          {state === "failed" && nextAt !== null ? (
            <div className="small soft">
              next <When at={nextAt} />
            </div>
          ) : null}
        </>
      ),
    },
    { key: "answer", label: "Answer", cell: (delivery) => <Answer delivery={delivery} /> },
    {
      key: "again",
      label: "Send it again",
      labelHidden: true,
      cell: ({ id, eventName, createdAt }) =>
        paused ? null : (
          <CommandForm verb="redeliver" commandKey={keys[id]} hidden={{ delivery: id }} inline>
            <Submit kind="quiet">
              Send it again
              <span className="sr-only">
                {" "}
                {eventName} of <When at={createdAt} />
              </span>
            </Submit>
          </CommandForm>
        ),
    },
  ];
  return (
    <Table
      caption="Messages, newest first"
      columns={columns}
      rows={deliveries}
      rowKey={({ id }) => id}
      empty={
        only === "dead" ? (
          <EmptyState title="No message was given up">
            If your program does not accept a message for three days, it is listed here, and you can
            send it again.
          </EmptyState>
        ) : (
          <EmptyState title="Nothing sent yet">
            Send a test to see whether your program answers, or wait for the first event.
          </EmptyState>
        )
      }
    />
  );
}

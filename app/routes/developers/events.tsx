/** The public list of webhook events, each with its fields, an example and its schema. */
import { env } from "#app/env.server.ts";
import { admit } from "#app/http/viewer.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import type { EventName } from "#app/domain/events/events.ts";
import { ADDRESS_NOTICES } from "#app/domain/notifications/address-notices.ts";
import { SECURITY_NOTICES } from "#app/domain/notifications/security-notices.ts";
import { DATA_FIELDS, FREELANCER_ONLY } from "#app/domain/events/data-fields.ts";
import type { DataField } from "#app/domain/events/data-fields.ts";
import { exampleMessage } from "#app/domain/webhooks/example-message.ts";
import { spelt } from "#app/domain/webhooks/body-versions.ts";
import { mayHave, messageSchema } from "#app/domain/webhooks/message-body.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { Sample } from "#app/routes/api/sample.tsx";
import { openSchema } from "#app/routes/api/v1/document-schemas.ts";
import { CheckingSignatures } from "./checking-signatures.tsx";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/events";

interface FieldLine {
  name: string;
  /** The name in version 1 of the body. */
  former: string;
  always: boolean;
  words: string;
}

function described(name: EventName) {
  const { says, to, always, offered } = EVENTS[name];
  const line = (field: DataField): FieldLine => ({
    name: spelt(field, 2),
    former: spelt(field, 1),
    always: always.includes(field) && !FREELANCER_ONLY.has(field),
    words: DATA_FIELDS[field][1],
  });
  return {
    name,
    sentence: says,
    offered: offered !== false,
    told: unasked(name) ?? WHO[to],
    fields: [...always, ...mayHave(name)].map(line),
    example: JSON.stringify(exampleMessage(name), null, 2),
    former: JSON.stringify(exampleMessage(name, 1), null, 2),
    schema: JSON.stringify(openSchema(messageSchema(name)), null, 2),
  };
}

type Described = ReturnType<typeof described>;

/** The list is constant; it is computed per request. */
export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "site.read");
  return { origin: env.publicOrigin, events: (Object.keys(EVENTS) as EventName[]).map(described) };
}

const WHO = {
  parties: "Sent to the buyer and the freelancer of the order.",
  pair: "Sent to both people of the conversation.",
  self: "Sent to the person it is about.",
  staff: "Sent to staff only.",
};

function unasked(name: EventName): string | null {
  if (name === "webhook.test") return "Sent only when you ask for a test.";
  if (name in SECURITY_NOTICES || name in ADDRESS_NOTICES)
    return "Not sent to webhooks, because it is about the security of the account. The person gets a notice and a mail.";
  return name === "user.signed_up" ? "Not sent to webhooks: a new account has none." : null;
}

function Fields({ event }: { event: Described }) {
  if (event.fields.length === 0) return null;
  return (
    <Table
      caption={`Fields of data in ${event.name}`}
      rows={event.fields}
      rowKey={(field) => field.name}
      columns={[
        {
          key: "name",
          label: "Field of data",
          head: true,
          cell: (field) => <code>{field.name}</code>,
        },
        {
          key: "former",
          label: "In version 1",
          cell: (field) => (field.former === field.name ? "the same" : <code>{field.former}</code>),
        },
        {
          key: "always",
          label: "Sent",
          cell: (field) => (field.always ? "always" : "when it applies"),
        },
        { key: "words", label: "Meaning", cell: (field) => field.words },
      ]}
    />
  );
}

export default function Events({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <PublicHead
        title="Webhook events · Developers"
        description="The messages that Farthing sends to your program, with their fields and examples."
        canonical={`${loaderData.origin}/developers/events`}
      />
      <PageHeader
        title="Webhook events"
        lead="Add a webhook in your settings and Farthing sends these events to your program as they happen."
      />
      <CheckingSignatures />
      {loaderData.events.map((event) => (
        <Section
          key={event.name}
          id={event.name}
          title={<code className="wrap-anywhere">{event.name}</code>}
          note={event.sentence}
        >
          <p className="soft">{event.told}</p>
          <details className="fold">
            <summary>
              Fields and examples<span className="sr-only"> of {event.name}</span>
            </summary>
            <Fields event={event} />
            <Sample label="Example, version 2" text={event.example} />
            <Sample label="Example, version 1" text={event.former} />
            <Sample label="JSON Schema, version 2" text={event.schema} />
          </details>
        </Section>
      ))}
    </>
  );
}

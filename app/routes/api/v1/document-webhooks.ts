/** The document's part about webhooks: each event's message with its exact schema and an example. */
import { EVENTS } from "#app/domain/events/events.ts";
import { exampleMessage } from "#app/domain/webhooks/example-message.ts";
import { messageSchema } from "#app/domain/webhooks/message-body.ts";
import { typeName } from "./document-schemas.ts";
import type { EventName } from "#app/domain/events/events.ts";
import type { Json, SchemaBook } from "./document-schemas.ts";

/** Names from Standard Webhooks; receivers must check the signature before they trust the rest. */
const HEADERS = [
  ["webhook-id", "The message's id, the same at every attempt."],
  ["webhook-timestamp", "When this attempt was made, in seconds since 1970."],
  ["webhook-signature", "`v1,` and the signature; two of them for a day after a rotation."],
] as const;

/** This event cannot be subscribed to; it is sent when a member asks for a test. */
const ON_REQUEST: EventName = "webhook.test";

export function webhooksJson(schemas: SchemaBook): Json {
  const names = (Object.keys(EVENTS) as EventName[]).filter(
    (name) => EVENTS[name].offered !== false || name === ON_REQUEST,
  );
  return Object.fromEntries(names.map((name) => [name, { post: messageJson(name, schemas) }]));
}

function messageJson(name: EventName, schemas: SchemaBook): Json {
  const schema = schemas.sentAs(`${typeName(name)}Message`, messageSchema(name));
  return {
    operationId: `on.${name}`,
    summary: EVENTS[name].says,
    description:
      "Body version 2. A webhook with body version 1 gets the same fields of `data` in camelCase.",
    parameters: HEADERS.map(([header, description]) => ({
      name: header,
      in: "header",
      required: true,
      description,
      schema: { type: "string" },
    })),
    requestBody: {
      required: true,
      content: { "application/json": { schema, example: exampleMessage(name) } },
    },
    responses: {
      "2XX": { description: "Accepted; the message is not sent again." },
      "410": { description: "The endpoint no longer exists: the webhook is paused." },
      default: {
        description:
          "Sent again after ever longer pauses, for three days. `Retry-After` delays every message to the address, by ten hours at most.",
      },
    },
    // Messages are signed instead: they carry no token.
    security: [],
  };
}

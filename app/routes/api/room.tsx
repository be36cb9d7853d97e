/** One room of the API: its operations, each with its scope, its refusals and an example. */
import { env } from "#app/env.server.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { API_PATH } from "#app/http/same-origin.ts";
import { admit } from "#app/http/viewer.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { OperationEntry } from "./operation-entry.tsx";
import { operationView } from "./operation-view.ts";
import { WithRoomNav } from "./room-nav.tsx";
import { roomWords } from "./room-words.ts";
import { ROOMS } from "./v1/rooms.ts";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/room";

export function loader({ context, params, url }: Route.LoaderArgs) {
  admit(context, url, "site.read");
  const room = ROOMS.find(({ tag }) => tag === params.room) ?? refuse("not_found");
  return {
    origin: env.publicOrigin,
    tag: room.tag,
    ...roomWords(room.tag),
    base: `${env.publicOrigin}${API_PATH.slice(0, -1)}`,
    operations: room.operations.map(operationView),
    rooms: ROOMS.map(({ tag }) => ({ tag, title: roomWords(tag).title })),
  };
}

export default function Room({ loaderData }: Route.ComponentProps) {
  const { tag, title, lead, base, operations, rooms } = loaderData;
  return (
    <>
      <PublicHead
        title={`${title} · API`}
        description={`${title}: operations of the Farthing API, each with a request and an answer.`}
        canonical={`${loaderData.origin}/api/${tag}`}
      />
      <meta name="description" content={`The API of Farthing: ${lead}`} />
      <PageHeader title={title} lead={lead} breadcrumb={[{ label: "API", href: "/api" }]} />
      <WithRoomNav rooms={rooms} current={tag} operations={operations}>
        <p className="soft small">
          In the examples <code>BASE</code> is <code className="wrap-anywhere">{base}</code> and{" "}
          <code>TOKEN</code> is a token you <a href="/settings/tokens">made in your settings</a>.
          The ids, times and secrets in the examples are made up.
        </p>
        {operations.map((operation) => (
          <OperationEntry key={operation.id} operation={operation} />
        ))}
      </WithRoomNav>
    </>
  );
}

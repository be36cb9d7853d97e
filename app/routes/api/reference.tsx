/** The first page of the API for people: the general rules, the sandbox, the scopes, and the way to every operation. */
import { admit } from "#app/http/viewer.ts";
import { CAP_WORDS, TOKEN_SCOPES } from "#app/domain/security/token-scopes.ts";
import { env } from "#app/env.server.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Rules } from "./api-rules.tsx";
import { Sandbox } from "./api-sandbox.tsx";
import { RoomIndex } from "./room-index.tsx";
import { WithRoomNav } from "./room-nav.tsx";
import { roomWords } from "./room-words.ts";
import { PROMISE } from "./v1/document-words.ts";
import { ROOMS } from "./v1/rooms.ts";
import { PublicHead } from "#app/ui/page/public-head.tsx";
import type { Route } from "./+types/reference";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "site.read");
  return {
    origin: env.publicOrigin,
    rooms: ROOMS.map(({ tag, operations }) => ({
      tag,
      title: roomWords(tag).title,
      operations: operations.map(({ id, method, path, summary }) => ({
        id,
        call: `${method} ${path}`,
        summary,
      })),
    })),
    scopes: Object.entries(TOKEN_SCOPES),
    promise: PROMISE,
    sandbox: env.sandboxDatabaseUrl !== undefined,
  };
}

export default function Reference({ loaderData }: Route.ComponentProps) {
  const { rooms, scopes, promise, sandbox } = loaderData;
  return (
    <>
      <PublicHead
        title="API"
        description="The API of Farthing: every command a person has, as JSON, with examples, tokens and a sandbox."
        canonical={`${loaderData.origin}/api`}
      />
      <PageHeader
        title="API"
        lead="Everything a person can do here, a program can do too, by the same rules."
        actions={
          <>
            <ButtonLink href="/settings/tokens">Make a token</ButtonLink>
            <ButtonLink href="/api/v1/openapi.json" kind="quiet">
              OpenAPI document
            </ButtonLink>
          </>
        }
      />
      <WithRoomNav rooms={rooms} current={null}>
        <Section title="Rules" wide>
          <Rules promise={promise} />
        </Section>
        <Section title="Operations" note="Each with a request and its answer." wide>
          <RoomIndex rooms={rooms} />
        </Section>
        <Section title="Sandbox" wide>
          <Sandbox on={sandbox} />
        </Section>
        <Section title="Scopes" wide>
          <p className="prose">
            {CAP_WORDS.counted} {CAP_WORDS.uncounted} {CAP_WORDS.uncapped}
          </p>
          <dl className="definitions">
            {scopes.map(([scope, words]) => (
              <div key={scope}>
                <dt>
                  <code>{scope}</code>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </WithRoomNav>
    </>
  );
}

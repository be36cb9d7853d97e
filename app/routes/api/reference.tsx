/** The API reference for people: the general rules, then every operation, from the same table as the OpenAPI document. */
import { admit } from "#app/http/viewer.ts";
import { CAP_WORDS, TOKEN_SCOPES } from "#app/domain/security/token-scopes.ts";
import { env } from "#app/env.server.ts";
import { PageHeader } from "#app/ui/page/page-header.tsx";
import { Section } from "#app/ui/page/section.tsx";
import { ButtonLink } from "#app/ui/forms/submit.tsx";
import { Table } from "#app/ui/page/table.tsx";
import { OPERATIONS } from "./v1/all-operations.ts";
import { tagOf } from "./v1/rooms.ts";
import type { Route } from "./+types/reference";

export function loader({ context, url }: Route.LoaderArgs) {
  admit(context, url, "site.read");
  const rows = OPERATIONS.map((operation) => ({
    tag: tagOf(operation),
    id: operation.id,
    call: `${operation.method} ${operation.path}`,
    summary: operation.summary,
    scopes: operation.scopes.join(" or "),
    refusals: operation.refusals.length === 0 ? "" : operation.refusals.join(", "),
  }));
  const tags = [...new Set(rows.map(({ tag }) => tag))];
  return {
    groups: tags.map((tag) => ({ tag, rows: rows.filter((row) => row.tag === tag) })),
    scopes: Object.entries(TOKEN_SCOPES),
    sandbox: env.sandboxDatabaseUrl !== undefined,
  };
}

function Sandbox({ on }: { on: boolean }) {
  return (
    <div className="prose">
      <p>
        A <a href="/settings/tokens">sandbox token</a> begins with <code>frt_sandbox_</code> and
        opens a second marketplace with books of its own. Every call below works there as it does
        here; the money is pretend, no mail is sent, and nothing touches the real books. Its answers
        carry <code>Farthing-Sandbox: true</code>.
      </p>
      <p>
        You are not alone there: send <code>Farthing-Sandbox-As: buyer</code> or{" "}
        <code>freelancer</code> and the same token acts as a counterpart of yours.{" "}
        <code>GET /sandbox</code> shows both and gigs to order. Nobody waits either: put money in
        with <code>POST /sandbox/deposits/{"{id}"}/pay</code>, let days pass with{" "}
        <code>POST /sandbox/time</code>, and end a dispute with{" "}
        <code>POST /sandbox/disputes/{"{id}"}/rule</code>.
      </p>
      {on ? null : (
        <p>
          <strong>This site has no sandbox.</strong> Whoever runs it turns it on by giving it an
          empty database in <code>SANDBOX_DATABASE_URL</code>.
        </p>
      )}
    </div>
  );
}

function Rules() {
  return (
    <ul className="prose">
      <li>
        Send <code>Authorization: Bearer frt_…</code>; cookies are not looked at. All paths stand
        below <code>/api/v1</code>.
      </li>
      <li>
        Amounts are decimal texts beside their currency, exact to a millionth:{" "}
        <code>{'{"amount":"0.0015","currency":"USD"}'}</code>.
      </li>
      <li>
        What changes something needs an <code>Idempotency-Key</code>. The same key and input give
        the same answer again; another input is refused. While the first call runs, an equal one
        waits for its answer and is told <code>key_in_progress</code> when that takes long.
      </li>
      <li>
        A no is <code>application/problem+json</code> with a <a href="/api/problems">code</a>, and
        says whether sending it again makes sense.
      </li>
      <li>
        Types for a TypeScript client: <a href="/farthing-api.d.ts">farthing-api.d.ts</a>, made from
        the document for <code>openapi-fetch</code>.
      </li>
      <li>
        Lists answer with a result for each item. Pages go on where the <code>Link</code> header
        says.
      </li>
    </ul>
  );
}

export default function Reference({
  loaderData: { groups, scopes, sandbox },
}: Route.ComponentProps) {
  return (
    <>
      <title>API · Farthing</title>
      <PageHeader
        title="API"
        lead="What a person can do here a program can do, by the same rules."
        actions={
          <>
            <ButtonLink href="/settings/tokens">Make a token</ButtonLink>
            <ButtonLink href="/api/v1/openapi.json" kind="quiet">
              OpenAPI document
            </ButtonLink>
          </>
        }
      />
      <Section title="Rules">
        <Rules />
      </Section>
      <Section title="Sandbox">
        <Sandbox on={sandbox} />
      </Section>
      <Section title="Scopes">
        <div className="prose">
          <p>
            {CAP_WORDS.counted} {CAP_WORDS.uncounted} {CAP_WORDS.uncapped}
          </p>
        </div>
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
      {groups.map(({ tag, rows }) => (
        <Section key={tag} title={tag} wide>
          <Table
            caption={`Operations of ${tag}`}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "call",
                label: "Call",
                head: true,
                cell: ({ call, id }) => <code id={id}>{call}</code>,
              },
              { key: "summary", label: "What it does", cell: ({ summary }) => summary },
              { key: "scopes", label: "Scope", cell: (row) => row.scopes },
              { key: "refusals", label: "Can refuse", cell: ({ refusals }) => refusals || "–" },
            ]}
          />
        </Section>
      ))}
    </>
  );
}

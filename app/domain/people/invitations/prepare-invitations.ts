/** Staff prepare invitations for many freelancers: every line is judged, and nothing is sent until they confirm. */
import { createHash } from "node:crypto";
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Outcome, Tx } from "#app/domain/commands/command.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { cutText } from "#app/domain/kernel/cut-text.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { securityLogAfter } from "#app/domain/security/security-log.ts";
import { readGivenList } from "./given-list.ts";
import { judgeRows } from "./judge-rows.ts";
import type { AskedRow } from "./judge-rows.ts";

/** A list as text, or the addresses that came with an import. */
export type Prepared = { key: string } & ({ text: string; title: string } | { importId: string });

/** Refuses `not_found`, `invalid_input` and `empty_list` (facts: none). */
export async function prepareInvitations(
  actor: UserActor,
  input: Prepared,
): Promise<Outcome<{ listId: string }>> {
  requireAbility(actor, "people.prepare_invitations");
  const { key } = input;
  const given = "text" in input ? readGivenList(input.text) : null;
  const hashed =
    "text" in input
      ? { title: input.title, hash: createHash("sha256").update(input.text).digest("hex") }
      : { importId: input.importId };
  const spec = { name: "people.prepare_invitations" as const, actor, key, input: hashed };
  return command(spec, async (tx) => {
    const from = "importId" in input ? await importNamed(tx, input.importId) : null;
    const rows = given ?? (await addressesOf(tx, from?.id ?? ""));
    if (rows.length === 0)
      refuse("empty_list", { sentence: "No freelancer of this import came with an address." });
    const listId = newId("invitationList");
    const title = from?.fileName ?? ("title" in input ? input.title : "");
    await tx.sql`
      insert into invitation_lists (id, import_id, title, requested_by, state, created_at, command_id)
      values (${listId}, ${from?.id ?? null}, ${cutText(title, 200)}, ${actor.id}, 'previewed', ${tx.command.at}, ${tx.command.id})`;
    await writeRows(tx, listId, rows);
    return { listId };
  });
}

async function importNamed(tx: Tx, id: string): Promise<{ id: string; fileName: string }> {
  const [row] = await tx.sql<{ id: string; fileName: string }[]>`
    select id, file_name as "fileName" from gig_imports where id = ${id} and state = 'imported'`;
  return found(row);
}

/** The first address of each freelancer of the import. */
function addressesOf(tx: Tx, importId: string): Promise<AskedRow[]> {
  return tx.sql<AskedRow[]>`
    select distinct on (lower(row->>'handle')) line, row->>'handle' as handle, row->>'email' as email from gig_import_lines
    where import_id = ${importId} and coalesce(row->>'email', '') <> '' order by lower(row->>'handle'), line`;
}

async function writeRows(tx: Tx, listId: string, rows: AskedRow[]): Promise<void> {
  const judged = await judgeRows(
    tx.sql,
    rows.toSorted((a, b) => a.line - b.line),
    tx.command.at,
  );
  await tx.sql`
    insert into invitation_rows (list_id, line, handle, email, fate, user_id, command_id)
    select ${listId}, r.line, r.handle, r.email, r.fate, r."userId", ${tx.command.id}
    from json_to_recordset(${JSON.stringify(judged)}::text::json)
      as r(line int, handle text, email text, fate text, "userId" text)`;
}

/** The worker sends from then on. Refuses `not_found`, `transition_refused` and `empty_list`. */
export async function confirmInvitations(
  actor: UserActor,
  { key, listId }: { key: string; listId: string },
): Promise<Outcome<{ listId: string }>> {
  requireAbility(actor, "people.confirm_invitations");
  const spec = { name: "people.confirm_invitations" as const, actor, key, input: { listId } };
  return command(spec, async (tx) => {
    const [list] = await tx.sql<{ state: string; ready: boolean }[]>`
      select state, exists (select from invitation_rows r where r.list_id = l.id and r.fate = 'ready') as ready
      from invitation_lists l where id = ${listId} for update`;
    const { state, ready } = found(list);
    if (state !== "previewed")
      refuse("transition_refused", { sentence: "These invitations are being sent already." });
    if (!ready)
      refuse("empty_list", { sentence: "There is no freelancer in this list to invite." });
    await tx.sql`
      update invitation_lists set state = 'sending', confirmed_at = ${tx.command.at}, command_id = ${tx.command.id}
      where id = ${listId}`;
    await requestJob(tx, "send-invitations", {}, { key: "send-invitations" });
    securityLogAfter(tx, "invitations.confirmed", { invitations: listId });
    return { listId };
  });
}

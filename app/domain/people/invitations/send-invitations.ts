/** Sends confirmed invitation lists, a slice of each in turn, never more mails in a day than the setting allows. */
import { env } from "#app/env.server.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { roundRobin } from "#app/domain/jobs/round-robin.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { firstIdAt } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { judgeRows } from "./judge-rows.ts";
import type { AskedRow, JudgedRow } from "./judge-rows.ts";
import { sendLinks } from "./send-links.ts";

const SLICE = 200;

/** The function of the job. What the day's limit leaves is sent by the runs of the next day. */
export const sendInvitations = roundRobin({
  open: async () => ((await leftToday(sql, nowDate())) > 0 ? await openLists() : []),
  slice: sendSlice,
});

async function openLists(): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from invitation_lists where state = 'sending' order by id`;
  return rows.map(({ id }) => id);
}

/** How many invitations may still be sent, counted over the last 24 hours. */
async function leftToday(reader: Tx["sql"] | typeof sql, at: Date): Promise<number> {
  const since = hoursAfter(at, -24);
  const [row] = await reader<{ sent: number }[]>`
    select count(*)::int as sent from mailed_links
    where id >= ${firstIdAt("mailedLink", since)} and purpose = 'claim' and created_at > ${since}`;
  return Math.max(0, env.invitationsPerDay - (row?.sent ?? 0));
}

/** One transaction: killed anywhere, a slice is sent whole or not at all. Each line is judged anew, under the lock of its person. */
export async function sendSlice(listId: string, most = SLICE): Promise<void> {
  const spec = {
    name: "people.send_invitations" as const,
    actor: CLOCK,
    key: newFormKey(),
    input: { listId },
  };
  await command(spec, async (tx) => {
    const [list] = await tx.sql`
      select from invitation_lists where id = ${listId} and state = 'sending' for update`;
    if (list === undefined) return {};
    const size = Math.min(most, await leftToday(tx.sql, tx.command.at));
    const rows = await nextRows(tx, listId, size);
    const judged = await judgeRows(tx.sql, rows, tx.command.at);
    await sendLinks(
      tx,
      judged.flatMap(({ fate, userId, email }) =>
        fate === "ready" && userId !== null ? [{ userId, email }] : [],
      ),
    );
    await noteFates(tx, listId, judged);
    if (size > 0 && rows.length < size) await finish(tx, listId);
    return {};
  });
}

async function nextRows(tx: Tx, listId: string, size: number): Promise<AskedRow[]> {
  const rows = await tx.sql<Array<AskedRow & { userId: string }>>`
    select line, handle, email, user_id as "userId" from invitation_rows
    where list_id = ${listId} and fate = 'ready' order by line limit ${size}`;
  await tx.sql`
    select from users where id = any(${rows.map(({ userId }) => userId)}::text[]) order by id for no key update`;
  return rows;
}

async function noteFates(tx: Tx, listId: string, judged: JudgedRow[]): Promise<void> {
  const rows = judged.map(({ line, fate }) => ({ line, fate: fate === "ready" ? "sent" : fate }));
  await tx.sql`
    update invitation_rows i set fate = r.fate, sent_at = case when r.fate = 'sent' then ${tx.command.at}::timestamptz end,
      command_id = ${tx.command.id}
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(line int, fate text)
    where i.list_id = ${listId} and i.line = r.line`;
}

async function finish(tx: Tx, listId: string): Promise<void> {
  await tx.sql`
    update invitation_lists set state = 'sent', finished_at = ${tx.command.at}, command_id = ${tx.command.id}
    where id = ${listId}`;
}

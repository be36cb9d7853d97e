/**
 * Closes the demo for good. Its people share a published password and two of them are staff, so none may act in a store that is
 * served at a public address. No command opens them again.
 */
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { callBackPayouts } from "#app/domain/payouts/call-back.ts";
import { endWithdrawals, restingOf } from "#app/domain/suspensions/end-withdrawals.ts";
import { writePause } from "#app/domain/webhooks/change-endpoint.ts";
import { hasSandbox } from "#app/domain/sandbox/enter-sandbox.ts";
import { COUNTERPARTS, counterpart } from "#app/domain/sandbox/sandbox-people.ts";
import type { Counterpart } from "#app/domain/sandbox/sandbox-people.ts";
import { demoMarks, markDemo } from "./demo-marks.ts";
import type { DemoPerson } from "./demo-people.ts";

const NOTE = "The account belonged to the demo and was closed.";

/**
 * Suspends the demo's people, removes their password and role, ends sessions and tokens, pauses webhooks, removes payout
 * accounts, calls back payouts the bank was not asked about yet, and ends resting withdrawals. Running batches stop at their next
 * slice, as for every suspended person. Returns the people that were still open: a second call returns none.
 */
export async function closeDemo(): Promise<DemoPerson[]> {
  if (!(await demoMarks()).has("closed")) await markDemo("closed");
  const people = await sql<{ id: string; open: boolean }[]>`
    select id, (state <> 'suspended' or password_hash is not null or role <> 'member') as open from users where demo`;
  if (people.length === 0) return [];
  const closed = people.some(({ open }) => open) ? await closePeople() : [];
  await silenceSandbox(people.map(({ id }) => id));
  return closed;
}

async function closePeople(): Promise<DemoPerson[]> {
  const spec = { name: "demo.close" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  const { answer } = await command(spec, async (tx) => {
    const { id: by, at } = tx.command;
    const people = await tx.sql<DemoPerson[]>`
      select id, handle, name, email from users
      where demo and (state <> 'suspended' or password_hash is not null or role <> 'member') order by id for update`;
    const ids = people.map(({ id }) => id);
    await tx.sql`
      update users set state = 'suspended', password_hash = null, role = 'member', duties = '{}', command_id = ${by}
      where id = any(${ids}::text[])`;
    await openSuspensions(tx, ids);
    await tx.sql`
      update sessions set revoked_at = ${at} where user_id = any(${ids}::text[]) and revoked_at is null`;
    await tx.sql`
      update api_tokens set revoked_at = ${at}, command_id = ${by}
      where user_id = any(${ids}::text[]) and revoked_at is null`;
    await pauseWebhooks(tx, ids);
    await stopPayouts(tx, ids);
    return { people };
  });
  return answer.people;
}

/** Every suspended person needs an open suspension with its reason. */
async function openSuspensions(tx: Tx, userIds: string[]): Promise<void> {
  const { id: by, at } = tx.command;
  await tx.sql`
    insert into suspensions (id, user_id, reason, began_at, undecided_until, command_id)
    select n.id, n.user_id, ${NOTE}, ${at}, ${at}, ${by}
    from unnest(${userIds.map(() => newId("suspension"))}::text[], ${userIds}::text[]) n(id, user_id)
    where not exists (select from suspensions s where s.user_id = n.user_id and s.lifted_at is null)`;
}

async function pauseWebhooks(tx: Tx, userIds: string[]): Promise<void> {
  const endpoints = await tx.sql<{ id: string }[]>`
    select id from webhook_endpoints
    where user_id = any(${userIds}::text[]) and state = 'active' order by id for no key update`;
  for (const { id } of endpoints) await writePause(tx, id, "owner");
}

/** Payouts the bank was asked about continue; only the bank can say how they end. */
async function stopPayouts(tx: Tx, userIds: string[]): Promise<void> {
  const { id: by, at } = tx.command;
  await tx.sql`
    update payout_methods set removed_at = ${at}, command_id = ${by}
    where user_id = any(${userIds}::text[]) and removed_at is null`;
  await callBackPayouts(tx, userIds, NOTE);
  for (const userId of userIds) await endWithdrawals(tx, await restingOf(tx, userId), "account");
}

/** Pauses the webhooks of their sandbox; their tokens are ended in the live database. */
async function silenceSandbox(userIds: string[]): Promise<void> {
  if (!(await hasSandbox())) return;
  const parts = Object.keys(COUNTERPARTS) as Counterpart[];
  const ids = userIds.flatMap((id) => [id, ...parts.map((part) => counterpart(part, id).id)]);
  await inWorld("sandbox", async () => {
    const [any] = await sql`
      select 1 from webhook_endpoints where user_id = any(${ids}::text[]) and state = 'active' limit 1`;
    if (any === undefined) return;
    const spec = { name: "demo.close" as const, actor: OPERATOR, key: newFormKey(), input: {} };
    await command(spec, async (tx) => {
      await pauseWebhooks(tx, ids);
      return { people: [] };
    });
  });
}

/** Transactions written by hand, as the driver sends them: begun, posted and left open until the test ends them. */
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { Sql, Tx } from "#db/client.server.ts";

export interface Drawn {
  transferId: bigint;
  commandPlace: bigint;
}

export async function begin(tx: Tx): Promise<{ id: string; place: bigint }> {
  const [row] = await tx<{ id: string; place: bigint }[]>`
    insert into commands (id, name, actor_kind, actor_id, idempotency_key, input_hash, level, at)
    values (${newId("command")}, 'hand', 'operator', 'operator', ${newFormKey()}, '\\x00', 'operator', now())
    returning id, place`;
  if (row === undefined) throw new Error("The command did not begin.");
  return row;
}

/** Books an unexplained receipt; neither of its accounts has a stored balance. Returns the transfer's id. */
export async function receiveUnexplained(tx: Tx, commandId: string, micros = 1n): Promise<bigint> {
  const [row] = await tx<{ id: bigint }[]>`
    select id from post_transfers(array[${commandId}], array[now()], array['suspense.receive'], array['farthing'], array['farthing'],
                                  array['USD'], array[${`${micros}`}]::bigint[], array['dep_by_hand']) as id`;
  return row?.id ?? 0n;
}

export async function seal(tx: Tx, id: string): Promise<void> {
  await tx`update commands set answer = '{}', sealed_at = now() where id = ${id}`;
}

/** A whole command that receives this amount. */
export async function receive(app: Sql, micros: bigint): Promise<void> {
  await app.begin(async (tx) => {
    const { id } = await begin(tx);
    await receiveUnexplained(tx, id, micros);
    await seal(tx, id);
  });
}

/** A command that has posted its transfer and so drawn its numbers; it commits when `finish` is called. */
export async function heldOpen(
  app: Sql,
  micros = 1n,
): Promise<{ drawn: Drawn; finish: () => Promise<void> }> {
  const { promise: told, resolve: commit } = Promise.withResolvers<void>();
  const { promise: begun, resolve: tell } = Promise.withResolvers<Drawn>();
  const done = app.begin(async (tx) => {
    const { id, place } = await begin(tx);
    tell({ transferId: await receiveUnexplained(tx, id, micros), commandPlace: place });
    await told;
    await seal(tx, id);
  });
  const finish = async () => {
    commit();
    await done;
  };
  return { drawn: await begun, finish };
}

/** The other person of a thread: by their handle, or by the thread. */
import type { Tx } from "#app/domain/commands/command.ts";
import { pictureOf } from "#app/domain/files/stored-pictures.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { found, refuse } from "#app/domain/kernel/refusal.ts";
import { sql } from "#app/domain/store/store.ts";
import { presentHandle } from "#app/domain/people/names/former-handles.ts";

/** The other person as pages show them. */
export interface Partner {
  id: string;
  handle: string;
  name: string;
  picture: string | null;
  /** The person's public page exists. */
  hasPage: boolean;
  state: "active" | "suspended" | "unclaimed" | "closed";
}

type Reader = Tx["sql"] | typeof sql;

/** The columns of a `Partner` from the row `alias` of `users`: a part of a query. */
export function partnerOf(alias: string) {
  const column = (name: string) => sql(`${alias}.${name}`);
  return sql`json_build_object('id', ${column("id")}, 'handle', ${column("handle")}, 'name', ${column("name")}, 'state', ${column("state")},
    'picture', ${pictureOf(alias)}, 'hasPage', ${column("state")} not in ('suspended', 'closed'))`;
}

/**
 * The person with this handle, also a former one. Refuses `not_found` for unknown handles and for the viewer's own: one writes to
 * others.
 */
export async function partnerByHandle(viewerId: string, handle: string): Promise<Partner> {
  const partner = (await read(handle)) ?? (await readFormer(handle));
  const { id } = found(partner ?? undefined);
  if (id === viewerId) refuse("own_message");
  return found(partner ?? undefined);
}

async function read(handle: string): Promise<Partner | null> {
  const [row] = await sql<{ partner: Partner }[]>`
    select ${partnerOf("u")} as partner from users u where lower(u.handle) = lower(${handle})`;
  return row?.partner ?? null;
}

async function readFormer(former: string): Promise<Partner | null> {
  const handle = await presentHandle(former);
  return handle === null ? null : read(handle);
}

/** The other person of the viewer's thread. Refuses `not_found` for the threads of others. */
export async function partnerInThread(
  viewerId: string,
  threadId: string,
  reader: Reader = sql,
): Promise<string> {
  if (!isId("thread", threadId)) refuse("not_found");
  const [row] = await reader<{ otherId: string }[]>`
    select case when first_id = ${viewerId} then second_id else first_id end as "otherId"
    from threads where id = ${threadId} and ${viewerId} in (first_id, second_id)`;
  return found(row).otherId;
}

/** The thread of two people; null before their first word. */
export async function threadBetween(viewerId: string, otherId: string): Promise<string | null> {
  const [first = "", second = ""] = [viewerId, otherId].toSorted();
  const [row] = await sql<{ id: string }[]>`
    select id from threads where first_id = ${first} and second_id = ${second}`;
  return row?.id ?? null;
}

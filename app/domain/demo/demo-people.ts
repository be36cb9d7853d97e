/** The demo's people in this store, found by `users.demo`: handle and e-mail may have changed. */
import { sql } from "#app/domain/store/store.ts";

export interface DemoPerson {
  id: string;
  handle: string;
  name: string;
  email: string | null;
}

/** Demo people who can sign in. */
export function openDemoPeople(): Promise<DemoPerson[]> {
  return sql<DemoPerson[]>`
    select id, handle, name, email from users
    where demo and state = 'active' and password_hash is not null order by id`;
}

/** Whether the store has any people. */
export async function anybodyThere(): Promise<boolean> {
  const [anybody] = await sql`select 1 from users limit 1`;
  return anybody !== undefined;
}

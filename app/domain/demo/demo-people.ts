/** The people the demo made, as the store knows them: by their mark, whatever they are called or write from by now. */
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

/** Whether anybody is in the store at all. */
export async function anybodyThere(): Promise<boolean> {
  const [anybody] = await sql`select 1 from users limit 1`;
  return anybody !== undefined;
}

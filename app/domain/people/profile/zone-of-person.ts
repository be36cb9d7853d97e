/** The time zone a person chose, for sentences that another actor's command writes to them. */
import type { Zone } from "#app/domain/kernel/moment.ts";
import type { Sql, Tx as TxSql } from "#db/client.server.ts";

export async function zoneOfPerson(reader: Sql | TxSql, userId: string): Promise<Zone> {
  const [row] = await reader<Array<{ zone: string | null }>>`
    select time_zone as zone from users where id = ${userId}`;
  return row?.zone ?? undefined;
}

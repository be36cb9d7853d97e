/** One row the database refuses to write, whatever asks: what a single item in trouble looks like to a batch. */
import type { Sql } from "#db/client.server.ts";

let made = 0;

/**
 * From now on every write of a row of `table` for which `when` is true (in terms of `new`) fails; returns the mending.
 */
export async function stubbornRow(
  owner: Sql,
  table: string,
  when: string,
): Promise<() => Promise<void>> {
  made += 1;
  const name = `stubborn_${made}`;
  await owner.unsafe(`
    create function ${name}() returns trigger language plpgsql as $$
    begin
      raise exception 'this row does not want to be written';
    end $$;
    create trigger aa_${name} before insert or update on ${table} for each row when (${when}) execute function ${name}()`);
  return async () => {
    await owner.unsafe(`drop function ${name} cascade`);
  };
}

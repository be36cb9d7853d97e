/** Makes the database refuse to write one row: the case of a single failing item in a batch. */
import type { Sql } from "#db/client.server.ts";

let made = 0;

/** Makes every write fail for rows of `table` where `when` (an expression over `new`) is true. Returns the repair. */
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

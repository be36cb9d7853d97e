/** Gigs as earlier versions left them: in a merged category, or with hidden signs in their texts. */
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { Sql } from "#db/client.server.ts";

/** Writes columns of a gig past today's rules. */
export async function asBefore(id: string, values: Record<string, string>): Promise<void> {
  const spec = { name: "test.gig" as const, actor: OPERATOR, key: newFormKey(), input: { id } };
  await command(spec, async (tx) => {
    await tx.sql`update gigs set ${tx.sql({ ...values, command_id: tx.command.id })} where id = ${id}`;
    return {};
  });
}

/** An adjusted line of an earlier import, which named another category for the gig than the one it was put into. */
export async function importedAs(
  owner: Sql,
  gig: { id: string; categoryId: string },
  named: string,
): Promise<void> {
  const importId = newId("import");
  await owner`
    insert into gig_imports (id, file_name, file_hash, requested_by, state, counts, created_at)
    values (${importId}, 'old.csv', '', 'operator', 'imported', '{}', now())`;
  const row = { gigId: gig.id, categoryId: gig.categoryId, categoryName: named };
  await owner`
    insert into gig_import_lines (import_id, line, fate, remarks, row)
    values (${importId}, 2, 'adjusted', '[]', ${JSON.stringify(row)}::text::jsonb)`;
}

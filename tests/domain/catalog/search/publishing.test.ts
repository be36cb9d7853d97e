/** A gig that goes on sale waits for what is being decided about its freelancer, so that a suspension at that moment is not missed. */
import { expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { person, sampleGig } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";

const database = useDatabase();

test("a gig that is published while its freelancer is being suspended waits, and then is not found", async () => {
  const lin = await person("lin");
  const gigId = await whileHeld(
    database.owner,
    (tx) => tx.sql`
      update users set state = 'suspended', command_id = ${tx.command.id} where id = ${lin.id}`,
    () => sampleGig(lin),
  );
  expect(await sql`select from gigs where id = ${gigId} and state = 'published'`).toHaveLength(1);
  expect(await sql`select from search_gigs where id = ${gigId}`).toHaveLength(0);
  // The books know no suspension without its decision.
  const spec = { name: "test.person" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await tx.sql`
      update users set state = 'active', command_id = ${tx.command.id} where id = ${lin.id}`;
    return {};
  });
  expect(await sql`select from search_gigs where id = ${gigId}`).toHaveLength(1);
});

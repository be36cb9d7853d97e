/** People suspended before suspensions had rows: the migration gives each a row, and staff are told to decide. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { suspend } from "#app/domain/people/decide.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { isId } from "#app/domain/kernel/ids.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned } from "#tests/kit/money-story.ts";
import { paidByCard } from "#tests/kit/suspension-scene.ts";

const database = useDatabase();

/** The statement of the landed migration that fills the table. */
function backfill(): string {
  const folder = readdirSync("db/migrations").find((name) => name.endsWith("_suspensions")) ?? "";
  const text = readFileSync(`db/migrations/${folder}/migration.sql`, "utf8");
  const found = text
    .split("--> statement-breakpoint")
    .find((s) => /^insert into suspensions/m.test(s));
  if (found === undefined) throw new Error("The migration fills no suspensions.");
  return found;
}

test("a person suspended by an earlier version has a suspension since then, undecided for at least thirty days", async () => {
  const { ada, lin, max, sol } = await cast();
  await earned(ada, lin, 10_000_000n);
  await paidByCard(database.owner, lin);
  const decision = { userId: lin.id, reason: "Stolen cards.", key: newFormKey() };
  await suspend(OPERATOR, decision);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update commands set name = 'identity.suspend', at = at - interval '200 days' where name = 'people.suspend'`;
    await tx`update users set state = 'suspended' where id = ${max.id}`;
    await tx`delete from suspensions`;
    await tx.unsafe(backfill());
  });
  const rows = await database.owner<
    Array<{ id: string; user_id: string; reason: string; days: number }>
  >`
    select id, user_id, reason, round(extract(epoch from undecided_until - now()) / 86400)::int as days
    from suspensions order by reason`;
  expect(rows.map(({ user_id: id, reason, days }) => [id, reason, days])).toEqual([
    [max.id, "No reason was kept.", 120],
    [lin.id, "Stolen cards.", 30],
  ]);
  expect(rows.every(({ id }) => isId("suspension", id))).toBe(true);
  const { suspension, purses } = await suspensionFile(sol, lin.id);
  expect(suspension?.reason).toBe("Stolen cards.");
  expect(purses[0]?.contested).toMatchObject({ decided: false, micros: 9_000_000n });
  const again = { ...decision, key: decision.key };
  expect((await suspend(OPERATOR, again)).replayed).toBe(true);
});

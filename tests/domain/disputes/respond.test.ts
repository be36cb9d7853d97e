/** Statements in a dispute: those of both parties, and no fewer, hand it to staff once. */
import { expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { respond } from "#app/domain/disputes/respond.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { disputeRow, openedDispute } from "./scene.ts";

useDatabase();

async function opened() {
  const name = newFormKey().slice(0, 8);
  const parties = { ada: await person(`ada-${name}`), lin: await person(`lin-${name}`) };
  return { ...parties, disputeId: await openedDispute(parties) };
}

async function told(disputeId: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from events where subject_id = ${disputeId} and name <> 'dispute.opened' order by id`;
  return rows.map(({ name }) => name);
}

const STATEMENT = "It is copper, under the dust.";

happensOnce("answer a dispute", async () => {
  const { lin, disputeId } = await opened();
  return {
    call: (key) => respond(lin, { disputeId, statement: STATEMENT, files: [], key }),
    effect: async () => [(await disputeRow(disputeId)).state, ...(await told(disputeId))],
    once: ["review", "dispute.answered", "dispute.review"],
    second: "done",
    both: ["review", "dispute.answered", "dispute.review", "dispute.answered"],
  };
});

test("a second statement of the party that opened the dispute does not hand it to staff", async () => {
  const { ada, disputeId } = await opened();
  await respond(ada, { disputeId, statement: STATEMENT, files: [], key: newFormKey() });
  expect((await disputeRow(disputeId)).state).toBe("open");
});

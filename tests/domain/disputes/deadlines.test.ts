/** The disputes' clock in batches: one dispute in trouble keeps no other from the staff. */
import { expect, test } from "vitest";
import { closeAnswerTime, runDisputeDeadlines } from "#app/domain/disputes/deadlines.ts";
import { beginReview } from "#app/domain/disputes/write-dispute.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { cast, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { whileHeld } from "#tests/kit/held-command.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import { stubbornRow } from "#tests/kit/stubborn-row.ts";
import { disputeRow, openedDispute } from "./scene.ts";

const database = useDatabase();
const clock = movingClock();

test("a dispute that the clock cannot move is left out and follows once mended; the others reach the staff", async () => {
  const people = await cast();
  const ids: string[] = [];
  for (let number = 0; number < 5; number += 1) ids.push(await openedDispute(people));
  const bad = ids[2] ?? "";
  const mend = await stubbornRow(database.owner, "disputes", `new.id = '${bad}'`);
  clock.forward({ hours: 97 });
  expect(await runDisputeDeadlines()).toBe(4);
  const states = async () => Promise.all(ids.map(async (id) => (await disputeRow(id)).state));
  expect(await states()).toEqual(["review", "review", "open", "review", "review"]);
  expect(await database.owner`select work, item_id from setbacks`).toEqual([
    { work: "disputes.run_out", item_id: bad },
  ]);
  await mend();
  clock.forward({ seconds: 90 });
  expect(await runDisputeDeadlines()).toBe(1);
  expect(await states()).toEqual(ids.map(() => "review"));
  expect(await database.owner`select from setbacks`).toEqual([]);
});

test("a dispute that is answered while the clock waits for it is not handed over a second time", async () => {
  const parties = { ada: await person("ada-2"), lin: await person("lin-2") };
  const disputeId = await openedDispute(parties);
  clock.forward({ hours: 97 });
  const answering = (tx: Tx) => beginReview(tx, [disputeId]);
  expect(await whileHeld(database.owner, answering, () => closeAnswerTime())).toBe(0);
  expect(await disputeRow(disputeId)).toMatchObject({ state: "review", version: 2 });
  const news = await database.owner`
    select name from events where subject_id = ${disputeId} and name = 'dispute.review'`;
  expect(news).toEqual([]);
});

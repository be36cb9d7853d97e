/** The sweep: pays whole cents to every person whose available earnings reached their threshold (decision 81). */
import { requireAbility } from "#app/domain/access/require-ability.ts";
import { requestJob } from "#app/domain/jobs/request-job.ts";
import { workThrough } from "#app/domain/jobs/work-through.ts";
import type { RunControl } from "#app/domain/jobs/work-through.ts";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import type { Tx } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { wholeMinorUnits } from "#app/domain/kernel/money.ts";
import { sql } from "#app/domain/store/store.ts";
import { createPayouts } from "./create-payouts.ts";
import type { NewPayout } from "./create-payouts.ts";
import { duePeople, dueTo } from "./due-people.ts";

/** A release to a person in the batch waits for its commit, so it stays small; larger was no quicker (decision 84). */
const BATCH = 250;
const PARALLEL = 2;
const NAME = "payouts.sweep" as const;

/**
 * Makes the payouts that are due and returns how many. Safe at any time, in parallel and after a kill: people are locked and
 * checked again before money is set aside, so no person has two open payouts in one currency. A person whose payout cannot be
 * made is left out and recorded (`setbacks`).
 */
export async function sweep(
  actor: Actor = CLOCK,
  control: RunControl = {},
  batch = BATCH,
): Promise<number> {
  requireAbility(actor, "payouts.sweep");
  const carryOut = async (people: string[]) => {
    const spec = { name: NAME, actor, key: newFormKey(), input: { people } };
    return (await command(spec, (tx) => sweepPeople(tx, people))).answer.made;
  };
  const due = handedOver(duePeople());
  const idOf = (userId: string) => userId;
  return workThrough({ name: NAME, idOf, due, carryOut, batch, parallel: PARALLEL }, control);
}

/** One job for all of them, because the worker has few places. If it is lost, the job of each minute finds them. */
async function* handedOver(people: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  for await (const some of people) {
    yield some;
    // The bank gets the first payouts while the last are still being made.
    await requestJob({ sql }, "poll-payouts", {}, { key: "hand-over-payouts" });
  }
}

async function sweepPeople(tx: Tx, people: string[]): Promise<{ made: number }> {
  await tx.sql`select id from users where id = any(${people}::text[]) order by id for no key update`;
  // Read again under the lock: the balance may have been spent since the query.
  const rows = await dueTo(tx, people);
  const payouts = rows.map(({ userId, methodId, currency, balance }): NewPayout => ({
    userId,
    methodId,
    currency,
    micros: wholeMinorUnits({ micros: balance, currency }).moved.micros,
    origin: "sweep",
  }));
  const ids = await createPayouts(
    tx,
    payouts.filter((payout) => payout.micros > 0n),
  );
  return { made: ids.length };
}

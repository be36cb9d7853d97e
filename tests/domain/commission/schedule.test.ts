/** The first schedule of a new store: made once by however many processes start at the same moment. */
import { sql } from "#app/domain/kernel/store.ts";
import { ensureFirstSchedule } from "#app/domain/commission/schedule.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";

const database = useDatabase();

changesOnce("ensure the first schedule", async () => {
  // The copied database has its schedule already.
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from commission_rates`;
    await tx`delete from commission_schedules`;
    await tx`delete from commands where idempotency_key = 'first-schedule'`;
  });
  return {
    call: () => ensureFirstSchedule(),
    effect: () => sql`
        select version, r.bps, r.freelancer_id, r.category_id
        from commission_schedules s join commission_rates r on r.schedule_id = s.id`,
    once: [{ version: 1, bps: 1000, freelancer_id: null, category_id: null }],
  };
});

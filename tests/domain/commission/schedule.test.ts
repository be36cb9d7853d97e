/** The first commission schedule of a new store is made once by any number of processes; its most specific rate applies. */
import { expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { ensureFirstSchedule, rateFor } from "#app/domain/commission/schedule.ts";
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

test("the most specific of the rates that fit a sale applies", () => {
  const rates = [
    { freelancerId: "lin", categoryId: "design/logos", bps: 1 },
    { freelancerId: "lin", categoryId: "design", bps: 2 },
    { freelancerId: "lin", categoryId: null, bps: 3 },
    { freelancerId: null, categoryId: "design/logos", bps: 4 },
    { freelancerId: null, categoryId: "design", bps: 5 },
    { freelancerId: null, categoryId: null, bps: 6 },
  ];
  const sale = { freelancerId: "lin", categoryId: "design/logos" };
  const facts = { id: "sch", version: 1, effectiveFrom: new Date(0), note: "" };
  for (const [place, { bps }] of rates.entries()) {
    // Rates of other people and other categories never apply.
    const others = [
      { freelancerId: "max", categoryId: null, bps: 7 },
      { freelancerId: null, categoryId: "design/posters", bps: 8 },
    ];
    const left = [...others, ...rates.slice(place).toReversed()];
    expect(rateFor({ ...facts, rates: left }, sale)).toBe(bps);
  }
});

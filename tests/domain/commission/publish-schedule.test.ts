/** New versions of the commission schedule: who may publish, which are refused, what changes and what never does. */
import { beforeAll, describe, expect, test } from "vitest";
import { checkRates, parseBps } from "#app/domain/commission/draft-rates.ts";
import type { DraftRate } from "#app/domain/commission/draft-rates.ts";
import { schedulePreview } from "#app/domain/commission/preview-schedule.ts";
import { publishSchedule } from "#app/domain/commission/publish-schedule.ts";
import type { PublishInput } from "#app/domain/commission/publish-schedule.ts";
import { inForce, scheduleHistory } from "#app/domain/commission/schedule-history.ts";
import { currentSchedule, rateFor } from "#app/domain/commission/schedule.ts";
import { hoursAfter, nowDate } from "#app/domain/kernel/clock.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { codeOf, startedTask } from "#tests/domain/disputes/scene.ts";

useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

function rate(percent: string, more: Partial<DraftRate> = {}): DraftRate {
  return { categoryId: null, handle: null, percent, field: "rate_all", ...more };
}

async function draft(rates: DraftRate[], more: Partial<PublishInput> = {}): Promise<PublishInput> {
  const [newest] = await scheduleHistory();
  const basedOn = newest?.version ?? 0;
  return { basedOn, effectiveFrom: null, note: "New rates.", rates, key: newFormKey(), ...more };
}

test.each([
  ["0", 0],
  ["10", 1000],
  ["7.25", 725],
  ["7.5", 750],
  ["50", 5000],
])("%s percent are %i basis points", (text, bps) => {
  expect(parseBps(text, "rate_all")).toBe(bps);
});

test.each(["", "-1", "50.01", "100", "1e1", "7.255", "ten", "7,5"])(
  "%s is no rate",
  async (text) => {
    expect(await codeOf(checkRates([rate(text)]))).toBe("rate_invalid");
  },
);

describe("publishing a schedule is refused", () => {
  test("to every person but staff", async () => {
    const input = await draft([rate("1")]);
    for (const who of [people.ada, people.lin]) {
      expect(await codeOf(publishSchedule(who, input))).toBe("not_allowed");
      expect(await codeOf(schedulePreview(who, input))).toBe("not_allowed");
    }
  });

  test.each([
    ["a version nobody has", { basedOn: 99 }, "stale"],
    ["no explanation", { note: " " }, "invalid_input"],
    ["an endless explanation", { note: "x".repeat(501) }, "invalid_input"],
    ["no general rate", { rates: [rate("5", { handle: "lin" })] }, "rate_invalid"],
    ["two general rates", { rates: [rate("5"), rate("6")] }, "invalid_input"],
    [
      "an unknown category",
      { rates: [rate("5"), rate("5", { categoryId: "magic" })] },
      "unknown_category",
    ],
    [
      "an unknown freelancer",
      { rates: [rate("5"), rate("5", { handle: "nobody" })] },
      "invalid_input",
    ],
    ["the past", { effectiveFrom: new Date(0) }, "schedule_backdated"],
  ])("with %s, and the preview says so too", async (_what, more, code) => {
    const input = await draft([rate("5")], more);
    expect(await codeOf(publishSchedule(people.sol, input))).toBe(code);
    expect(await codeOf(schedulePreview(people.sol, input))).toBe(code);
  });
});

test("a schedule that would begin between the newest one and now is refused", async () => {
  clock.pass(24);
  const effectiveFrom = hoursAfter(nowDate(), -1);
  const input = await draft([rate("5")], { effectiveFrom });
  expect(await codeOf(publishSchedule(people.sol, input))).toBe("schedule_backdated");
});

test("two staff publish at once: one version, the other is told", async () => {
  const input = await draft([rate("9")]);
  const codes = await Promise.all([
    codeOf(publishSchedule(people.sol, input)),
    codeOf(publishSchedule(people.ray, { ...input, key: newFormKey() })),
  ]);
  expect(codes.toSorted()).toEqual(["done", "stale"]);
  const again = await publishSchedule(people.sol, await draft([rate("9")]));
  expect(again.replayed).toBe(false);
});

test("the most specific rate wins, running tasks keep theirs, a later version waits for its day", async () => {
  const { ada, lin, max, sol } = people;
  const running = await startedTask({ ada, lin });
  const [before] = await sql<
    { bps: number }[]
  >`select commission_bps as bps from tasks where id = ${running}`;
  await sampleGig(max);
  const rates = [rate("8"), rate("6", { categoryId: "design" }), rate("4.5", { handle: "LIN" })];
  const effectiveFrom = hoursAfter(nowDate(), 48);
  const input = await draft(rates, { effectiveFrom });
  const preview = await schedulePreview(sol, input);
  expect(preview.runningTasks).toBe(1);
  expect(preview.changes).toHaveLength(2);
  for (const toBps of [450, 600])
    expect(preview.changes).toContainEqual({ fromBps: 900, toBps, gigs: 1, freelancers: 1 });
  await publishSchedule(sol, input);
  const early = await draft(rates, { effectiveFrom: hoursAfter(nowDate(), 24) });
  expect(await codeOf(publishSchedule(sol, early))).toBe("schedule_backdated");
  const rateNow = async (freelancerId: string, categoryId: string) =>
    rateFor(await currentSchedule(), { freelancerId, categoryId });
  expect(await rateNow(lin.id, "design")).toBe(900);
  clock.pass(49);
  expect(await rateNow(lin.id, "design")).toBe(450);
  expect(await rateNow(max.id, "design/logo")).toBe(600);
  expect(await rateNow(max.id, "writing")).toBe(800);
  const history = await scheduleHistory();
  expect(inForce(history, nowDate())?.version).toBe(history[0]?.version);
  expect(history[0]?.rates.find((row) => row.handle === "lin")?.bps).toBe(450);
  const [after] = await sql<
    { bps: number }[]
  >`select commission_bps as bps from tasks where id = ${running}`;
  expect(after).toEqual(before);
});

test("an order is sold by the schedule of its own moment; the first schedule holds also before it began", async () => {
  const { ada, lin, sol } = people;
  const costs = async () => {
    const id = await startedTask({ ada, lin });
    const [row] = await sql<{ bps: number; version: number }[]>`
      select o.commission_bps as bps, s.version from tasks t join orders o on o.id = t.order_id
      join commission_schedules s on s.id = o.schedule_id where t.id = ${id}`;
    return row;
  };
  // Every version published above has begun.
  clock.pass(100);
  const before = await costs();
  const input = await draft([rate("12.5")], { effectiveFrom: hoursAfter(nowDate(), 1) });
  const { version } = (await publishSchedule(sol, input)).answer;
  expect(await costs()).toEqual(before);
  clock.pass(1);
  expect(await costs()).toEqual({ bps: 1250, version });
  const early = await currentSchedule(new Date("2000-01-01T00:00:00.000Z"));
  expect(early.version).toBe(1);
});

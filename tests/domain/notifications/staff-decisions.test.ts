/** Staff hear of each other's decisions by their duties: who did what to whom, and why; never the one who decided. */
import { beforeAll, expect, test } from "vitest";
import { publishSchedule } from "#app/domain/commission/publish-schedule.ts";
import { scheduleHistory } from "#app/domain/commission/schedule-history.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { assignSuspense } from "#app/domain/deposits/assign-suspense.ts";
import { rule } from "#app/domain/disputes/rule.ts";
import { paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { setRole } from "#app/domain/people/decide.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { disputeInReview, disputeRow } from "#tests/domain/disputes/scene.ts";
import { tellEverybody } from "#tests/routes/api/tour/tour-scene.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  for (const [handle, duty] of [
    ["sue", "support"],
    ["fin", "finance"],
    ["jo", "judge"],
    ["abe", "admin"],
  ] as const)
    await person(handle, "staff", [duty]);
});

interface Heard {
  handle: string;
  title: string;
  body: string;
  link: string;
}

/** The notices of a kind, by handle. Sol decides each time; ray has every duty. */
async function heard(kind: string): Promise<Heard[]> {
  await tellEverybody();
  return sql<Heard[]>`
    select u.handle, n.title, n.body, n.link from notices n join users u on u.id = n.user_id
    where n.kind = ${kind} order by u.handle`;
}

const reason = "As we agreed on Monday.";

test("a changed role is told to the admins and to its person", async () => {
  const { sol, max } = people;
  const duties = ["support", "judge"] as const;
  await setRole(sol, { userId: max.id, role: "staff", duties, reason, key: newFormKey() });
  const told = await heard("staff.role_changed staff");
  expect(told.map(({ handle }) => handle)).toEqual(["abe", "ray"]);
  expect(told[0]).toMatchObject({
    title: "Max is on the staff: support and disputes",
    body: "Sol decided this. The reason given: As we agreed on Monday. If you did not expect it, ask Sol.",
    link: `/admin/people/${max.id}`,
  });
  const [own] = await heard("staff.role_changed self");
  expect(own).toMatchObject({ handle: "max", title: "You are on the staff" });
  await setRole(sol, { userId: max.id, role: "member", reason, key: newFormKey() });
  const titles = (await heard("staff.role_changed staff")).map(({ title }) => title);
  expect(titles).toContain("Max is no longer on the staff");
});

test("a ruling is told to the other judges", async () => {
  const disputeId = await disputeInReview(people);
  const { version } = await disputeRow(disputeId);
  const choice = { outcome: "refund" } as const;
  const input = { disputeId, version, choice, explanation: "It was tin.", key: newFormKey() };
  await rule(people.sol, input);
  const told = await heard("staff.ruled staff");
  expect(told.map(({ handle }) => handle)).toEqual(["jo", "ray"]);
  expect(told[0]?.title).toMatch(/^Sol ruled on “/);
  expect(told[0]?.body).toContain("The reason given: It was tin.");
  expect(told[0]?.link).toBe(`/admin/disputes/${disputeId}`);
});

test("an assigned payment is told to the others with the duty finance", async () => {
  const fact = { ref: "card_nobody", operationKey: null, failure: null, minorUnits: 700n };
  await applyCardFact({ ...fact, state: "succeeded", currency: "USD" });
  const { suspense } = await paymentsQueue(people.sol);
  const input = { transferId: suspense[0]?.id ?? "", handle: "lin", reason, key: newFormKey() };
  await assignSuspense(people.sol, input);
  const told = await heard("staff.suspense_assigned staff");
  expect(told.map(({ handle }) => handle)).toEqual(["fin", "ray"]);
  expect(told[0]?.title).toBe("Sol assigned $7.00 USD to Lin");
});

test("a published commission schedule is told to admins and to finance", async () => {
  const [newest] = await scheduleHistory();
  const rates = [{ categoryId: null, handle: null, percent: "9", field: "rate_all" }];
  const schedule = { basedOn: newest?.version ?? 0, effectiveFrom: null, note: reason, rates };
  await publishSchedule(people.sol, { ...schedule, key: newFormKey() });
  const told = await heard("staff.commission_published staff");
  expect(told.map(({ handle }) => handle)).toEqual(["abe", "fin", "ray"]);
  expect(told[0]?.title).toBe("Sol published a new commission schedule");
});

test("a new dispute waits for judges, and support is not told", async () => {
  await disputeInReview(people);
  const told = await heard("dispute.review staff");
  expect([...new Set(told.map(({ handle }) => handle))]).toEqual(["jo", "ray", "sol"]);
});

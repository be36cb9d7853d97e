/** What staff read about people is recorded: once in ten minutes, for admins to see, and never changed. */
import { beforeAll, expect, test } from "vitest";
import { caseFile } from "#app/domain/disputes/case-file.ts";
import { disputePage } from "#app/domain/disputes/dispute-page.ts";
import { personDealings } from "#app/domain/disputes/person-dealings.ts";
import type { Viewer } from "#app/domain/kernel/actor.ts";
import { orderPage } from "#app/domain/orders/order-page.ts";
import { readsOf } from "#app/domain/oversight/reads-of.ts";
import { personFile, searchPeople } from "#app/domain/people/people.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { taskPage } from "#app/domain/tasks/task-page.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { openedDispute } from "#tests/domain/disputes/scene.ts";

const database = useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const recorded = async (id: string) =>
  (await readsOf(people.sol, id)).reads.map(({ by, what, subjectId }) => [by, what, subjectId]);

test("each page about a person that staff open is recorded under its kind", async () => {
  const { ray, lin, sol } = people;
  await personFile(ray, lin.id);
  await personDealings(ray, lin.id);
  await suspensionFile(ray, lin.id);
  await searchPeople(ray, { text: "lin@exam" });
  expect(await recorded(lin.id)).toEqual([
    ["Ray", "search", null],
    ["Ray", "suspension", null],
    ["Ray", "dealings", null],
    ["Ray", "account", null],
  ]);
  await searchPeople(ray, { text: "" });
  expect(await recorded(sol.id)).toEqual([["Ray", "list", null]]);
});

test("a page opened again within ten minutes writes nothing; after them it is recorded anew", async () => {
  const { ray, max } = people;
  for (const _ of [1, 2, 3]) await personFile(ray, max.id);
  await Promise.all([personFile(ray, max.id), personFile(ray, max.id)]);
  const count = async () =>
    (await recorded(max.id)).filter(([, what]) => what === "account").length;
  expect(await count()).toBe(1);
  clock.pass(1);
  await personFile(ray, max.id);
  expect(await count()).toBe(2);
});

test("a dispute, its order and its task are recorded for both parties, with their id", async () => {
  const { ray, ada, lin } = people;
  const disputeId = await openedDispute(people);
  const { taskId, orderId } = await disputePage(ada, disputeId);
  await caseFile(ray, disputeId);
  await taskPage(ray, taskId);
  await orderPage(ray, orderId, { after: 0 });
  for (const { id } of [ada, lin]) {
    const about = await recorded(id);
    for (const [what, subject] of [
      ["dispute", disputeId],
      ["task", taskId],
      ["order", orderId],
    ])
      expect(about.filter((row) => row[2] === subject)).toEqual([["Ray", what, subject]]);
  }
});

test("members, parties and staff about themselves leave no record, nor does a refused or unknown page", async () => {
  const count = async () => {
    const [row] = await database.owner<{ n: number }[]>`select count(*)::int as n from staff_reads`;
    return row?.n;
  };
  const { ada, lin, sol, ray } = people;
  const disputeId = await openedDispute(people);
  const before = await count();
  await disputePage(ada, disputeId);
  await disputePage(lin, disputeId);
  await personFile(sol, sol.id);
  expect(await refusalOf(personFile(ada, lin.id))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(personFile(ray, "usr_00000000000000000000000000"))).toMatchObject({
    code: "not_found",
  });
  const judge = await person("judge-jo", "staff", ["judge"]);
  expect(await refusalOf(personFile(judge, lin.id))).toMatchObject({ code: "not_found" });
  expect(await count()).toBe(before);
});

test("the record is read by admins alone, in pages without gaps", async () => {
  const { sol, lin } = people;
  const others: Viewer[] = [lin, null];
  for (const duty of ["support", "finance", "judge"] as const)
    others.push(await person(`reads-${duty}`, "staff", [duty]));
  for (const viewer of others)
    expect(await refusalOf(readsOf(viewer, lin.id))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(readsOf(sol, "usr_00000000000000000000000000"))).toMatchObject({
    code: "not_found",
  });
  const mia = await person("mia");
  for (let n = 0; n < 21; n += 1) {
    await personFile(sol, mia.id);
    clock.pass(1);
  }
  const first = await readsOf(sol, mia.id);
  const second = await readsOf(sol, mia.id, first.next ?? "");
  expect([first.reads.length, second.reads.length, second.next]).toEqual([20, 1, null]);
});

test("a recorded read is never changed or deleted", async () => {
  const { ray, lin } = people;
  await personFile(ray, lin.id);
  const { app, owner } = database;
  await expect(app`update staff_reads set staff_id = ${lin.id}`).rejects.toThrow(
    "permission denied",
  );
  await expect(app`delete from staff_reads`).rejects.toThrow("permission denied");
  await expect(owner`update staff_reads set what = 'file'`).rejects.toThrow(/history/);
  await expect(owner`delete from staff_reads`).rejects.toThrow(/history/);
  await expect(owner`truncate staff_reads`).rejects.toThrow(/history/);
});

test("a page about a person is not shown when its read cannot be recorded", async () => {
  const { ray, max } = people;
  clock.pass(1);
  await database.owner`revoke insert on staff_reads from farthing_app`;
  await expect(personFile(ray, max.id)).rejects.toThrow("permission denied");
  await database.owner`grant insert on staff_reads to farthing_app`;
  expect((await personFile(ray, max.id)).id).toBe(max.id);
});

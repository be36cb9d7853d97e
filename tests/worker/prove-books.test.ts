/** The clock's proofs: right books are stored without a notice; wrong books are told to staff, once a day for the same findings. */
import { beforeAll, expect, test } from "vitest";
import { tell } from "#app/domain/notifications/tell.ts";
import { newestProofs } from "#app/domain/proof/newest-proofs.ts";
import { proveBooks, proveNewBooks } from "#app/worker/prove-books.ts";
import type { JobFacts } from "#app/worker/job.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

const database = useDatabase({ checks: false });
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 5_000_000n);
});

function facts(): JobFacts {
  const { signal } = new AbortController();
  return { id: "1", attempt: 1, lastAttempt: false, scheduledFor: null, signal };
}

const alarms = () => database.owner<RelayEvent[]>`
    select id, name, subject_id as "subjectId", payload, at from events where name = 'books.wrong'`;

test("the job that proves the books finds them right, then wrong", async () => {
  await proveBooks({}, facts());
  await proveNewBooks({}, facts());
  expect(await alarms()).toEqual([]);

  await enrich(people.ada, 1_000_000n);
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update accounts set balance_micros = balance_micros + 1 where owner_id = ${people.ada.id}`;
  });
  await proveNewBooks({}, facts());
  await proveNewBooks({}, facts());
  expect((await newestProofs()).map(({ coverage, healthy }) => [coverage, healthy])).toEqual([
    ["full", true],
    ["new", false],
  ]);
  const [alarm, ...more] = await alarms();
  expect(more).toEqual([]);
  expect(alarm?.payload.note).toContain("accounts equal their transfers");
  if (alarm !== undefined) await tell([alarm]);
  const told = await database.owner`
    select n.title, n.body, n.link, u.role from notices n join users u on u.id = n.user_id where n.kind like 'books.wrong%'`;
  expect(new Set(told.map(({ role }) => role as string))).toEqual(new Set(["staff"]));
  expect(told[0]).toMatchObject({ title: "The books are wrong", link: "/admin/books" });
});

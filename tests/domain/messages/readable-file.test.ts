/** Files of messages for staff: those of messages that a report or a dispute's case shows, on the record, and no others. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { concede } from "#app/domain/disputes/concede.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { readableFile } from "#app/domain/messages/readable-file.ts";
import { decideReport } from "#app/domain/messages/reports/decide-report.ts";
import { reportLine } from "#app/domain/messages/reports/report-line.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { sql } from "#app/domain/store/store.ts";
import { overrideEnv } from "#app/env.server.ts";
import { deliveredTask, openedDispute } from "#tests/domain/disputes/scene.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { received } from "#tests/kit/received-files.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { order } from "#tests/kit/task-scene.ts";
import { write } from "#tests/kit/thread-lines.ts";

useDatabase();
let people: Cast;
const restore = overrideEnv({ messagesPerMinute: 1000 });
afterAll(restore);

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 1_000_000_000n);
});

const picture = (name: string) => ({
  ...received(name),
  thumbnail: { bytes: 5, keptSha256: "0", storageKey: `small-of-${name}` },
});

/** A message with a file; with its line, its file and the thumbnail of that. */
async function sent(from: UserActor, to: UserActor, name: string, orderId?: string) {
  const [addressee] = await sql<{ handle: string }[]>`select handle from users where id = ${to.id}`;
  const { threadId } = (
    await sendMessage(from, {
      to: addressee?.handle ?? "",
      text: name,
      files: [picture(name)],
      key: newFormKey(),
      ...(orderId === undefined ? {} : { orderId }),
    })
  ).answer;
  const [row] = await sql<{ lineId: string; fileId: string; smallId: string }[]>`
    select f.subject_id as "lineId", f.id as "fileId", s.id as "smallId"
    from files f join files s on s.subject_id = f.id where f.thread_id = ${threadId} and f.name = ${name}`;
  return row ?? { lineId: "", fileId: "", smallId: "" };
}

const report = async (by: UserActor, lineId: string) =>
  (await reportLine(by, { lineId, reason: "spam", note: "", key: newFormKey() })).answer.reportId;

const nameOf = async (viewer: UserActor, fileId: string) =>
  (await readableFile(viewer, fileId)).name;
const refused = async (viewer: UserActor | null, fileId: string) =>
  (await refusalOf(readableFile(viewer, fileId))).code;
const readersOf = async (fileId: string) =>
  (
    await sql<{ person: string }[]>`
      select person_id as person from staff_reads where what = 'file' and subject_id = ${fileId}`
  )
    .map(({ person }) => person)
    .toSorted();

test("support opens a file beside a reported message, also after the decision, and both people's records show it", async () => {
  const { ada, max, sol, lin } = people;
  const judge: UserActor = { ...sol, duties: ["judge", "finance", "admin"] };
  const early = await sent(ada, max, "early.txt");
  for (let n = 0; n < 29; n += 1) await write(ada, max, `Line ${n}`);
  const near = await sent(ada, max, "near.txt");
  const bad = await write(ada, max, "You are a fool");
  expect(await refused(sol, near.fileId)).toBe("not_found");
  const reportId = await report(max, bad.lineId);
  for (let n = 0; n < 10; n += 1) await write(max, ada, `Answer ${n}`);
  const late = await sent(max, ada, "late.txt");
  expect(await nameOf(sol, near.fileId)).toBe("near.txt");
  expect(await readersOf(near.fileId)).toEqual([ada.id, max.id].toSorted());
  expect((await readableFile(sol, near.smallId)).storageKey).toBe("small-of-near.txt");
  for (const outside of [early, late]) expect(await refused(sol, outside.fileId)).toBe("not_found");
  expect(await readersOf(early.fileId)).toEqual([]);
  for (const other of [lin, judge, null])
    expect(await refused(other, near.fileId)).toBe("not_found");
  const decision = { reportId, decision: "dismissed" as const, explanation: "It is a joke." };
  await decideReport(sol, { ...decision, key: newFormKey() });
  expect(await nameOf(sol, near.fileId)).toBe("near.txt");
  expect(await nameOf(max, early.fileId)).toBe("early.txt");
});

test("a member of staff who is one of the two reads as that person, and another one for staff", async () => {
  const { ada, sol, ray } = people;
  const own = await sent(ada, sol, "own.txt");
  await report(sol, own.lineId);
  expect(await nameOf(sol, own.fileId)).toBe("own.txt");
  expect(await readersOf(own.fileId)).toEqual([]);
  expect(await nameOf(ray, own.fileId)).toBe("own.txt");
});

test("judges and support open the files of a dispute's part of the conversation, those after its end not", async () => {
  const { ada, lin, sol } = people;
  const judge: UserActor = { ...sol, duties: ["judge"] };
  const taskId = await deliveredTask(people, 10_000_000n);
  const [row] = await sql<{ orderId: string }[]>`
    select order_id as "orderId" from tasks where id = ${taskId}`;
  const other = await order(ada, lin, { priceMicros: 1_000n });
  const before = await sent(ada, lin, "before.txt");
  const about = await sent(lin, ada, "about.txt", row?.orderId);
  const elsewhere = await sent(ada, lin, "elsewhere.txt", other.orderId);
  expect(await refused(judge, before.fileId)).toBe("not_found");
  const disputeId = await openedDispute(people, taskId);
  const since = await sent(lin, ada, "since.txt");
  await concede(ada, { disputeId, key: newFormKey() });
  const after = await sent(lin, ada, "after.txt");
  for (const file of [before, about, since])
    for (const staff of [judge, sol])
      expect((await readableFile(staff, file.fileId)).id).toBe(file.fileId);
  for (const file of [elsewhere, after])
    expect(await refused(judge, file.fileId)).toBe("not_found");
  expect(await refused(people.max, before.fileId)).toBe("not_found");
  expect(await readersOf(about.fileId)).toEqual([ada.id, lin.id].toSorted());
  // The rule of the files room alone, which every other reader goes through.
  expect((await refusalOf(fileFor(sol, before.fileId))).code).toBe("not_found");
});

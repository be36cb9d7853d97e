/** Reports of messages: by the person who got it, once, with a part of the conversation that staff read on the record. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decideReport } from "#app/domain/messages/reports/decide-report.ts";
import { reportFile } from "#app/domain/messages/reports/report-file.ts";
import { reportLine } from "#app/domain/messages/reports/report-line.ts";
import { reportQueue, waitingReports } from "#app/domain/messages/reports/report-queue.ts";
import { reportableLine } from "#app/domain/messages/reports/reportable-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { write } from "#tests/kit/thread-lines.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

const report = (from: UserActor, lineId: string, reason = "spam", note = "") =>
  reportLine(from, { lineId, reason, note, key: newFormKey() });

const reportsOf = (lineId: string) => sql`
  select reason, note, decision from message_reports where line_id = ${lineId}`;

happensOnce("report a message", async () => {
  const { ada, lin } = people;
  const { lineId } = await write(ada, lin, "Buy my course");
  return {
    call: (key) => reportLine(lin, { lineId, reason: "spam", note: "Again.", key }),
    effect: () => reportsOf(lineId),
    once: [{ reason: "spam", note: "Again.", decision: null }],
    second: "transition_refused",
  };
});

test("only the person who got a message reports it", async () => {
  const { ada, lin, max } = people;
  const { lineId } = await write(ada, lin, "Buy my other course");
  await expect(report(max, lineId)).rejects.toMatchObject({ code: "not_found" });
  await expect(reportableLine(max, lineId)).rejects.toMatchObject({ code: "not_found" });
  await expect(report(ada, lineId)).rejects.toMatchObject({ code: "own_account" });
  await expect(report(lin, lineId, "boring")).rejects.toMatchObject({ field: "reason" });
  await expect(report(lin, lineId, "other")).rejects.toMatchObject({ field: "note" });
  expect(await reportsOf(lineId)).toEqual([]);
});

test("staff read the reported message with thirty before it and ten after it, and that is recorded", async () => {
  const { ada, max, sol } = people;
  const lines: string[] = [];
  for (let n = 0; n < 60; n += 1) {
    const [from, to] = n % 2 === 0 ? [ada, max] : [max, ada];
    lines.push((await write(from, to, `Line ${n}`)).lineId);
  }
  const reported = lines[40] ?? "";
  const { reportId } = (await report(max, reported)).answer;
  const file = await reportFile(sol, reportId);
  expect(file.lines.map(({ body }) => body)).toEqual(
    Array.from({ length: 41 }, (_, n) => `Line ${n + 10}`),
  );
  expect(file).toMatchObject({ lineId: reported, upheldBefore: 0, decision: null });
  const reads = await sql`
    select person_id as person from staff_reads where what = 'report' and subject_id = ${reportId} order by person_id`;
  expect(reads.map(({ person }) => person as string)).toEqual([ada.id, max.id].toSorted());
});

test("members and staff without the duty find no report, and no list of them", async () => {
  const { ada, lin, fay } = await withFinance();
  const { lineId } = await write(ada, lin, "Buy my third course");
  const { reportId } = (await report(lin, lineId)).answer;
  for (const viewer of [ada, lin, fay]) {
    await expect(reportFile(viewer, reportId)).rejects.toMatchObject({ code: "not_found" });
    await expect(reportQueue(viewer, { view: "waiting" })).rejects.toMatchObject({
      code: "not_found",
    });
  }
});

test("a report leaves the queue of those that wait once it is decided", async () => {
  const { ada, lin, sol } = people;
  const { lineId } = await write(ada, lin, "Buy my fourth course");
  const { reportId } = (await report(lin, lineId)).answer;
  const waiting = async () => (await reportQueue(sol, { view: "waiting" })).rows;
  expect((await waiting()).map(({ id }) => id)).toContain(reportId);
  expect(await waitingReports(sol)).toBe((await waiting()).length);
  expect(await waitingReports(lin)).toBe(0);
  const decided = { reportId, decision: "dismissed" as const, explanation: "It is one line." };
  await decideReport(sol, { ...decided, key: newFormKey() });
  expect((await waiting()).map(({ id }) => id)).not.toContain(reportId);
  const { rows } = await reportQueue(sol, { view: "decided" });
  expect(rows[0]).toMatchObject({ id: reportId, decision: "dismissed" });
});

test("a person who reports very many messages in a day is asked to block instead", async () => {
  const { ray } = people;
  const annoyed = await person("annoyed");
  const lines: string[] = [];
  for (let n = 0; n < 21; n += 1) lines.push((await write(ray, annoyed, `Hello ${n}`)).lineId);
  for (const lineId of lines.slice(0, 20)) await report(annoyed, lineId);
  await expect(report(annoyed, lines[20] ?? "")).rejects.toThrow("block them");
});

async function withFinance() {
  const { ada, lin, ray } = people;
  const fay: UserActor = { ...ray, duties: ["finance"] };
  return { ada, lin, fay };
}

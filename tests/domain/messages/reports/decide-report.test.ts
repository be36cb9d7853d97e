/** Decisions on reported messages: by support, once, with a reason that the people it concerns read. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { decideReport } from "#app/domain/messages/reports/decide-report.ts";
import type { DecideInput } from "#app/domain/messages/reports/decide-report.ts";
import { reportFile } from "#app/domain/messages/reports/report-file.ts";
import { reportLine } from "#app/domain/messages/reports/report-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { write } from "#tests/kit/thread-lines.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

async function reported(from: UserActor, to: UserActor): Promise<string> {
  const { lineId } = await write(from, to, "You are a fool");
  const told = { lineId, reason: "insult", note: "", key: newFormKey() };
  return (await reportLine(to, told)).answer.reportId;
}

const decide = (staff: UserActor, reportId: string, change: Partial<DecideInput> = {}) =>
  decideReport(staff, {
    reportId,
    decision: "upheld",
    explanation: "We do not insult each other.",
    key: newFormKey(),
    ...change,
  });

const told = async (reportId: string) =>
  (
    await sql<{ name: string; userId: string | null; note: string | null }[]>`
      select name, payload->>'userId' as "userId", payload->>'note' as note from events
      where subject_id = ${reportId} and name <> 'report.made' order by name`
  ).map(({ name, userId, note }) => [name, userId, note]);

happensOnce("decide on a report", async () => {
  const { ada, lin, sol } = people;
  const reportId = await reported(ada, lin);
  return {
    call: (key) => decide(sol, reportId, { key }),
    effect: () => sql`
      select decision, explanation, decided_by = ${sol.id} as "bySol" from message_reports where id = ${reportId}`,
    once: [{ decision: "upheld", explanation: "We do not insult each other.", bySol: true }],
    second: "transition_refused",
  };
});

test("the author of a message that breaks the rules is warned, without the name of the reporter", async () => {
  const { ada, lin, sol } = people;
  const reportId = await reported(ada, lin);
  await decide(sol, reportId);
  const note = "We do not insult each other.";
  expect(await told(reportId)).toEqual([
    ["report.decided", lin.id, note],
    ["report.warned", ada.id, note],
    ["staff.report_decided", null, note],
  ]);
  const [warning] = await sql<{ payload: unknown }[]>`
    select payload from events where subject_id = ${reportId} and name = 'report.warned'`;
  expect(JSON.stringify(warning?.payload)).not.toMatch(/lin/i);
});

test("the author of a message that breaks no rule is not told", async () => {
  const { lin, max, sol } = people;
  const reportId = await reported(lin, max);
  await decide(sol, reportId, { decision: "dismissed" });
  const names = (await told(reportId)).map(([name]) => name);
  expect(names).toEqual(["report.decided", "staff.report_decided"]);
});

test("members cannot decide, staff not about their own conversation, and none without a reason", async () => {
  const { ada, lin, sol, ray } = people;
  const own = await reported(sol, ada);
  await expect(decide(sol, own)).rejects.toMatchObject({ code: "own_account" });
  await expect(reportFile(sol, own)).rejects.toMatchObject({ code: "not_found" });
  await expect(decide(lin, own)).rejects.toMatchObject({ code: "not_found" });
  const judge: UserActor = { ...ray, duties: ["judge", "finance", "admin"] };
  await expect(decide(judge, own)).rejects.toMatchObject({ code: "not_found" });
  await expect(decide(ray, own, { explanation: " " })).rejects.toMatchObject({
    field: "explanation",
  });
  await expect(decide(ray, `rpt_${"0".repeat(26)}`)).rejects.toMatchObject({ code: "not_found" });
  await decide(ray, own);
});

test("staff see how often the author was warned before", async () => {
  const { max, ada, sol } = people;
  await decide(sol, await reported(max, ada));
  await decide(sol, await reported(max, ada), { decision: "dismissed" });
  const { upheldBefore } = await reportFile(sol, await reported(max, ada));
  expect(upheldBefore).toBe(1);
});

test("a report cannot be deleted, and the words of its reporter cannot be changed", async () => {
  await expect(sql`delete from message_reports`).rejects.toThrow("denied");
  await expect(sql`update message_reports set note = 'else'`).rejects.toThrow("denied");
});

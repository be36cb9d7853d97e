/** The lines of a thread: one thread for a pair, however it begins, and unread for the other person only. */
import { beforeAll, expect, test } from "vitest";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { addLine } from "#app/domain/messages/add-line.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
});

async function say(from: UserActor, to: UserActor, body: string) {
  const spec = { name: "test.say" as const, actor: from, key: newFormKey(), input: { body } };
  const line = { kind: "message", authorId: from.id, otherId: to.id, body } as const;
  return (await command(spec, async (tx) => addLine(tx, line))).answer;
}

async function memberRow(threadId: string, { id }: UserActor) {
  const [row] = await sql`
    select unread, newest_id as newest, read_to as "readTo", archived_at as archived from thread_members
    where thread_id = ${threadId} and user_id = ${id}`;
  return row;
}

test("two people who write to each other first at the same moment share one thread", async () => {
  const { ada, lin } = people;
  const said = await Promise.all([say(ada, lin, "Hello Lin"), say(lin, ada, "Hello Ada")]);
  expect(new Set(said.map(({ threadId }) => threadId)).size).toBe(1);
  const lines =
    await sql`select body from thread_lines where thread_id = ${said[0]?.threadId ?? ""}`;
  expect(lines).toHaveLength(2);
});

test("a line is unread for the other person only, and writing reads what was there", async () => {
  const { ada, max } = people;
  const { threadId } = await say(ada, max, "Are you free?");
  const { lineId } = await say(ada, max, "In December, I mean.");
  expect(await memberRow(threadId, ada)).toMatchObject({ unread: 0, readTo: lineId });
  expect(await memberRow(threadId, max)).toMatchObject({ unread: 2, newest: lineId, readTo: null });
  const answer = await say(max, ada, "Yes.");
  expect(await memberRow(threadId, max)).toMatchObject({ unread: 0, readTo: answer.lineId });
  expect(await memberRow(threadId, ada)).toMatchObject({ unread: 1, newest: answer.lineId });
});

test("an archived thread comes back with the next line", async () => {
  const { lin, max } = people;
  const { threadId } = await say(lin, max, "Hello");
  await sql`update thread_members set archived_at = now() where thread_id = ${threadId}`;
  await say(max, lin, "Hello again");
  expect(await memberRow(threadId, lin)).toMatchObject({ archived: null });
});

test("a line that was written cannot be changed or deleted", async () => {
  await expect(sql`update thread_lines set body = 'something else'`).rejects.toThrow("denied");
  await expect(sql`delete from thread_lines`).rejects.toThrow("denied");
});

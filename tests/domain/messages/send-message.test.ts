/** Messages: sent once per key, read by two people only, refused with a reason. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { MAX_MESSAGE } from "#app/domain/messages/message-limits.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import type { SendMessageInput } from "#app/domain/messages/send-message.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich, person, sampleGig } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { received } from "#tests/kit/received-files.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { order } from "#tests/kit/task-scene.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

const send = (from: UserActor, to: string, more: Partial<SendMessageInput> = {}) =>
  sendMessage(from, { to, text: "Are you free?", files: [], key: newFormKey(), ...more });

const codeOf = async (sent: Promise<unknown>) => (await refusalOf(sent)).code;

/** Past the guards: what becomes of a person is tested elsewhere. */
async function setState({ id }: UserActor, state: string): Promise<void> {
  await database.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update users set state = ${state}, email = null where id = ${id}`;
  });
}

let count = 0;
happensOnce("messages.send", async () => {
  count += 1;
  const handle = `friend${count}`;
  const friend = await person(handle);
  return {
    call: (key) => send(people.ada, handle, { key }),
    effect: async () =>
      (
        await sql`select l.body, m.unread from thread_lines l join thread_members m using (thread_id)
                  where m.user_id = ${friend.id} order by l.id`
      ).map(({ body, unread }) => [body, unread] as unknown),
    once: [["Are you free?", 1]],
    second: "done",
    both: [
      ["Are you free?", 2],
      ["Are you free?", 2],
    ],
  };
});

test("a message is in the thread of its two people, told to the other one, and read by nobody else", async () => {
  const { ada, lin, max, sol } = people;
  const gigId = await sampleGig(lin);
  const files = [received("sketch.txt")];
  const { answer } = await send(ada, "LIN", { text: " One, **two**. ", files, gigId });
  const said = [{ kind: "message", body: "One, **two**.", authorId: ada.id, subjectId: gigId }];
  for (const reader of [ada, lin])
    expect((await threadPage(reader, answer.threadId)).lines).toMatchObject(said);
  const [file] = (await threadPage(lin, answer.threadId)).lines[0]?.files ?? [];
  expect((await fileFor(lin, file?.id ?? "")).name).toBe("sketch.txt");
  for (const stranger of [max, sol]) {
    expect(await codeOf(threadPage(stranger, answer.threadId))).toBe("not_found");
    expect(await codeOf(send(stranger, answer.threadId))).toBe("not_found");
    expect(await codeOf(fileFor(stranger, file?.id ?? ""))).toBe("not_found");
  }
  expect(await codeOf(fileFor(null, file?.id ?? ""))).toBe("not_found");
  const [event] =
    await sql`select payload from events where name = 'message.sent' and subject_id = ${answer.threadId}`;
  expect(event).toMatchObject({
    payload: {
      pair: { fromId: ada.id, toId: lin.id },
      from: "ada",
      fromName: "Ada",
      muted: false,
      note: "One, **two**.",
      fileIds: [file?.id],
    },
  });
});

test("the answer comes into the same thread, by its id or by the handle", async () => {
  const { ada, max } = people;
  const { answer } = await send(ada, "max");
  const back = await send(max, answer.threadId);
  const again = await send(max, "ada");
  expect([back.answer.threadId, again.answer.threadId]).toEqual([answer.threadId, answer.threadId]);
});

test("an empty message is refused, a message of one file is not", async () => {
  const { ada } = people;
  for (const text of ["", " \n\t ", "\u200B"])
    expect(await codeOf(send(ada, "lin", { text }))).toBe("message_empty");
  await send(ada, "lin", { text: "", files: [received("a.txt")] });
});

test("every script is written as it was typed, and at most so long", async () => {
  const { ada, lin } = people;
  const texts = ["שלום, מה שלומך?", "مرحبا بالعالم", "你好，世界", "สวัสดี", "नमस्ते 🪙👩‍👩‍👧", "ǅ ﬁ ß İ"];
  for (const text of texts) {
    const { answer } = await send(ada, "lin", { text });
    expect((await threadPage(lin, answer.threadId)).lines.at(-1)?.body).toBe(text);
  }
  const longest = "ä".repeat(MAX_MESSAGE);
  await send(ada, "lin", { text: longest });
  for (const text of [`${longest}a`, "x".repeat(10_000_000)])
    expect(await codeOf(send(ada, "lin", { text }))).toBe("invalid_input");
});

test("characters that turn or hide the text are refused", async () => {
  const { ada } = people;
  const codeFor = (text: string) => codeOf(send(ada, "lin", { text }));
  expect(await codeFor("safe \u202Egpj.exe")).toBe("text_direction");
  expect(await codeFor("a\u{E0041}b")).toBe("text_invisible");
  expect(await codeFor("a\u0007b")).toBe("text_damaged");
  expect(await codeFor(`a${"\u0301".repeat(20)}`)).toBe("text_stacked_marks");
});

test("oneself, unknown people, people without an account and closed or suspended people get no message", async () => {
  const { ada } = people;
  expect(await codeOf(send(ada, "ada"))).toBe("own_message");
  expect(await codeOf(send(ada, "nobody-here"))).toBe("not_found");
  expect(await codeOf(send(ada, "thd_00000000000000000000000000"))).toBe("not_found");
  for (const state of ["suspended", "closed", "unclaimed"]) {
    const other = await person(`was-${state}`);
    const { answer } = await send(ada, `was-${state}`);
    await setState(other, state);
    expect(await codeOf(send(ada, answer.threadId))).toBe("cannot_be_reached");
    expect((await threadPage(ada, answer.threadId)).reach).toBe("unreachable");
    await setState(other, "active");
  }
});

test("a gig or an order of others cannot be named, nor the draft of a gig", async () => {
  const { ada, lin, max } = people;
  const gigId = await sampleGig(max);
  expect(await codeOf(send(ada, "lin", { gigId }))).toBe("not_found");
  const { orderId } = await order(ada, lin, { priceMicros: 1_000_000n });
  expect(await codeOf(send(ada, "max", { orderId }))).toBe("not_found");
  expect(await codeOf(send(max, "lin", { orderId }))).toBe("not_found");
  const { answer } = await send(ada, "lin", { orderId });
  expect((await threadPage(lin, answer.threadId)).lines.at(-1)).toMatchObject({ orderId });
});

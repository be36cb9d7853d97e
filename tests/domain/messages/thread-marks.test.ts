/** How a thread is seen: lists, search, read marks with their notices, archive and mute. */
import { beforeAll, expect, test } from "vitest";
import { overrideEnv } from "#app/env.server.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { navCounts } from "#app/domain/home/nav-counts.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import {
  dropMessageDraft,
  forgetMessageDrafts,
  messageDraft,
  saveMessageDraft,
} from "#app/domain/messages/message-drafts.ts";
import { orderTalk } from "#app/domain/messages/order-talk.ts";
import { searchLines } from "#app/domain/messages/search-lines.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { threadList } from "#app/domain/messages/thread-list.ts";
import { archiveThread, markThreadRead, muteThread } from "#app/domain/messages/thread-marks.ts";
import { threadPage } from "#app/domain/messages/thread-page.ts";
import { noticesPage } from "#app/domain/notifications/notices-page.ts";
import { readThread } from "#app/domain/notifications/read-thread.ts";
import { openedDispute } from "#tests/domain/disputes/scene.ts";
import { blockPerson, unblockPerson } from "#app/domain/people/blocks/block-person.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { order } from "#tests/kit/task-scene.ts";
import { tellEverybody } from "#tests/routes/api/tour/tour-scene.ts";

const database = useDatabase();
let people: Cast;
beforeAll(async () => {
  // The list needs more people than a new account may write to in a day.
  overrideEnv({ newAccountContacts: 100, messagesPerMinute: 1000 });
  people = await cast();
  await enrich(people.ada, 100_000_000n);
});

async function say(from: UserActor, to: string, text = "Are you free?") {
  const { answer } = await sendMessage(from, { to, text, files: [], key: newFormKey() });
  return answer;
}

const codeOf = async (sent: Promise<unknown>) => (await refusalOf(sent)).code;

async function friend(handle: string): Promise<UserActor> {
  return person(handle);
}

test("the list has the newest conversation first, page by page, and the search finds words in any script", async () => {
  const { ada } = people;
  const names = Array.from({ length: 32 }, (_, n) => `list${n}`);
  for (const name of names) await person(name);
  for (const name of names) await say(ada, name, `To ${name}: Straße, 你好世界, 100%_sure`);
  const first = await threadList(ada, { archived: false });
  expect(first.threads).toHaveLength(30);
  expect(first.threads[0]).toMatchObject({
    partner: { handle: "list31", name: "List31" },
    unread: 0,
    newest: { own: true, excerpt: "To list31: Straße, 你好世界, 100%_sure" },
  });
  const rest = await threadList(ada, { archived: false, before: first.older });
  expect(rest.threads.map(({ partner }) => partner.handle)).toEqual(["list1", "list0"]);
  expect(rest.older).toBeNull();
  for (const words of ["STRASSE TO", "nothing at all"])
    expect((await searchLines(ada, words)).lines).toEqual([]);
  for (const words of ["straße", "世界 LIST7", "0%_S"]) {
    const { lines } = await searchLines(ada, words);
    expect(lines.length).toBeGreaterThan(0);
  }
  const found = await searchLines(ada, "straße");
  expect(found.lines).toHaveLength(30);
  expect((await searchLines(ada, "straße", found.older)).lines).toHaveLength(2);
  expect((await searchLines(people.max, "straße")).lines).toEqual([]);
  expect(await searchLines(ada, "  ")).toMatchObject({ words: "", lines: [] });
});

test("reading a thread ends its notices and its count, and a line written meanwhile stays unread", async () => {
  const { ada } = people;
  const reader = await friend("reader");
  await say(ada, "reader", "One.");
  const { threadId } = await say(ada, "reader", "Two.");
  expect((await navCounts(reader.id)).messages).toBe(1);
  expect((await navCounts(reader.id, threadId)).messages).toBe(0);
  await tellEverybody();
  const told = await noticesPage(reader, null);
  expect(told.unread).toBe(1);
  expect(told.notices).toMatchObject([
    { title: "Ada sent you 2 messages", link: `/messages/${threadId}`, read: false },
  ]);
  const page = await threadPage(reader, threadId);
  const late = await say(ada, "reader", "Three.");
  await readThread(reader, threadId, page.newestId);
  expect(await threadPage(reader, threadId)).toMatchObject({ unread: 1, readTo: page.newestId });
  expect((await noticesPage(reader, null)).unread).toBe(1);
  await readThread(reader, threadId, late.messageId);
  expect(await threadPage(reader, threadId)).toMatchObject({ unread: 0, readTo: late.messageId });
  expect((await navCounts(reader.id)).messages).toBe(0);
  // Told late, after it was read: it asks for nothing.
  await tellEverybody();
  expect((await noticesPage(reader, null)).unread).toBe(0);
});

test("marks are made by the two people only, and only with lines of the thread", async () => {
  const { ada, max, sol } = people;
  await friend("marked");
  const { threadId, messageId } = await say(ada, "marked");
  for (const stranger of [max, sol]) {
    expect(await codeOf(markThreadRead(stranger, threadId, messageId))).toBe("not_found");
    expect(await codeOf(archiveThread(stranger, threadId, true))).toBe("not_found");
    expect(await codeOf(muteThread(stranger, threadId, true))).toBe("not_found");
    expect((await threadList(stranger, { archived: false })).threads).toEqual([]);
  }
  await markThreadRead(ada, threadId, newId("threadLine"));
  expect((await threadPage(ada, threadId)).readTo).toBe(messageId);
});

test("a muted thread makes no notice and no count, and an archived one comes back with the next message", async () => {
  const { ada } = people;
  const quiet = await friend("quiet");
  const { threadId } = await say(ada, "quiet");
  await muteThread(quiet, threadId, true);
  await archiveThread(quiet, threadId, true);
  expect((await threadList(quiet, { archived: false })).threads).toEqual([]);
  expect((await threadList(quiet, { archived: true })).threads).toMatchObject([{ id: threadId }]);
  await readThread(quiet, threadId, (await threadPage(quiet, threadId)).newestId);
  await tellEverybody();
  await say(ada, "quiet");
  await tellEverybody();
  expect((await navCounts(quiet.id)).messages).toBe(0);
  expect((await noticesPage(quiet, null)).unread).toBe(0);
  const back = await threadList(quiet, { archived: false });
  expect(back.threads).toMatchObject([{ id: threadId, muted: true, unread: 1 }]);
  await muteThread(quiet, threadId, false);
  expect((await navCounts(quiet.id)).messages).toBe(1);
});

test("a thread is read in pages, its orders and disputes in the order they happened", async () => {
  const { ada, lin } = people;
  for (let n = 0; n < 31; n += 1) await say(ada, "lin", `Line ${n}`);
  const { orderId } = await order(ada, lin, { priceMicros: 1_000_000n });
  await say(lin, "ada", "Thank you.");
  const disputeId = await openedDispute({ ada, lin });
  const { threadId } = await say(ada, "lin", "Sorry.");
  const newest = await threadPage(lin, threadId);
  expect(newest.lines).toHaveLength(30);
  expect(newest.lines.slice(-5)).toMatchObject([
    { kind: "order", id: orderId, authorId: ada.id },
    { kind: "message", body: "Thank you." },
    { kind: "order" },
    { kind: "dispute", id: disputeId, authorId: ada.id },
    { kind: "message", body: "Sorry." },
  ]);
  const older = await threadPage(lin, threadId, newest.older);
  expect(older.older).toBeNull();
  const all = [...older.lines, ...newest.lines].map(({ body }) => body);
  expect(all.filter((body) => body.startsWith("Line"))).toEqual(
    Array.from({ length: 31 }, (_, n) => `Line ${n}`),
  );
  expect(await codeOf(threadPage(lin, threadId, "x'"))).toBe("not_found");
});

test("an order's page has the messages about it for its parties, and none for staff", async () => {
  const { ada, lin, max, sol } = people;
  const { orderId } = await order(ada, lin, { priceMicros: 1_000_000n });
  const parties = { buyerId: ada.id, freelancerId: lin.id };
  const key = newFormKey();
  await sendMessage(ada, { to: "lin", text: "About this.", files: [], orderId, key });
  await say(ada, "lin", "About something else.");
  for (const party of [ada, lin]) {
    const talk = await orderTalk(party, orderId, parties);
    expect(talk).toMatchObject({ reach: "reachable", lines: [{ body: "About this." }] });
  }
  for (const other of [sol, max]) expect(await orderTalk(other, orderId, parties)).toBeNull();
  await blockPerson(ada, { userId: lin.id, key: newFormKey() });
  expect(await orderTalk(ada, orderId, parties)).toMatchObject({ reach: "blocked" });
  expect(await orderTalk(lin, orderId, parties)).toMatchObject({ reach: "unreachable" });
  await unblockPerson(ada, { userId: lin.id, key: newFormKey() });
});

test("a visitor's typed message is kept for their browser, replaced, and forgotten after a day", async () => {
  const [one, other] = [
    { holder: "visitor:a", addressee: "lin" },
    { holder: "visitor:b", addressee: "lin" },
  ];
  await saveMessageDraft(one, "First.");
  await saveMessageDraft(one, "Second.");
  await saveMessageDraft(other, "Third.");
  expect(await messageDraft(one)).toBe("Second.");
  await dropMessageDraft(one);
  expect(await messageDraft(one)).toBe("");
  expect(await forgetMessageDrafts()).toBe(0);
  await database.owner`update message_drafts set saved_at = saved_at - interval '25 hours'`;
  expect(await forgetMessageDrafts()).toBe(1);
  expect(await messageDraft(other)).toBe("");
});

test("a message that asks to pay elsewhere carries its warning for both people, and is sent", async () => {
  const { ada, max } = people;
  const { threadId } = await say(ada, "max", "Please pay me by PayPal instead.");
  for (const viewer of [ada, max]) {
    const { lines } = await threadPage(viewer, threadId);
    expect(lines.at(-1)?.warnings).toEqual(["outside_payment"]);
  }
});

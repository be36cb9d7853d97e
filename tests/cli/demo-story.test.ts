/** The demo's story: what each of its people finds there, and that telling it again writes nothing. */
import { beforeAll, expect, test } from "vitest";
import { demoCast } from "#app/cli/demo-cast.ts";
import type { DemoCast } from "#app/cli/demo-cast.ts";
import type { Chapter } from "#app/cli/demo-chapters.ts";
import { tellDemoStory } from "#app/cli/demo-story.ts";
import { CHAPTERS } from "#app/cli/demo-street.ts";
import { offerList } from "#app/domain/agreements/offer-list.ts";
import { now } from "#app/domain/kernel/clock.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { memberHome } from "#app/domain/home/member-home.ts";
import { navCounts } from "#app/domain/home/nav-counts.ts";
import { sql } from "#app/domain/store/store.ts";
import { fileStore } from "#app/gateways/files/file-store.ts";
import { useDataFolder } from "#tests/kit/data-folder.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { useQuickPasswords } from "#tests/kit/quick-passwords.ts";

useDatabase();
useDataFolder();
useQuickPasswords();
let people: DemoCast;
let interrupted: unknown;

/** The first telling is interrupted between the offer and its acceptance. */
beforeAll(async () => {
  const today = now();
  const stop: Chapter = [6.2, () => Promise.reject(new Error("Power failed"))];
  interrupted = await tellDemoStory([...CHAPTERS, stop], today).catch(
    (problem: unknown) => problem,
  );
  await tellDemoStory(CHAPTERS, today);
  people = await demoCast();
});

const members = () => [people.ada, people.lin, people.max];

test("each member of the demo has something unread, and an open offer to answer", async () => {
  const toAnswer = async (who: UserActor) =>
    (await offerList(who, { open: true })).offers.filter(({ side, author }) => side !== author);
  for (const who of members()) {
    expect((await navCounts(who.id)).messages).toBeGreaterThan(0);
    expect(await toAnswer(who)).toHaveLength(1);
    const [offer] = (await memberHome(who)).agreements.filter(({ kind }) => kind === "offer");
    expect(offer?.id).toBe((await toAnswer(who))[0]?.id);
  }
});

test("an order of the demo has a milestone that is paid, one in work and one that is not funded", async () => {
  const lines = await sql<{ state: string | null }[]>`
    select t.state from order_lines l left join tasks t on t.id = l.task_id
    where l.order_id = (select order_id from offers where state = 'accepted') order by l.position`;
  expect(lines.map(({ state }) => state)).toEqual(["released", "started", null]);
  const changes = await sql<{ state: string }[]>`select state from order_changes order by id`;
  expect(changes.map(({ state }) => state)).toEqual(["accepted", "proposed"]);
});

test("requests of the demo are awarded, compared and new; a report waits, and its author is blocked", async () => {
  const requests = await sql`select state, proposals from buyer_requests order by id`;
  expect([...requests]).toEqual([
    { state: "awarded", proposals: 2 },
    { state: "open", proposals: 3 },
    { state: "open", proposals: 0 },
  ]);
  const [counts] = await sql`
    select (select count(*)::int from proposals where shortlisted_at is not null) as picked,
           (select count(*)::int from request_subscriptions) as watched,
           (select count(*)::int from message_reports where decision is null) as waiting,
           (select count(*)::int from blocks where ended_at is null) as blocked`;
  expect(counts).toEqual({ picked: 2, watched: 2, waiting: 1, blocked: 1 });
});

test("the files that the demo's people sent are in the store", async () => {
  const files = await sql<{ key: string; bytes: bigint }[]>`
    select storage_key as key, bytes from files order by id`;
  expect(files).toHaveLength(2);
  for (const { key, bytes } of files)
    expect((await fileStore().get(key))?.bytes).toBe(Number(bytes));
});

test("telling the story again writes nothing, also after an interruption", async () => {
  const written = () => sql`
    select (select count(*) from commands) as commands, (select count(*) from transfers) as transfers,
           (select count(*) from thread_lines) as lines`;
  expect(interrupted).toMatchObject({ message: "Power failed" });
  const before = await written();
  await tellDemoStory(CHAPTERS);
  expect([...(await written())]).toEqual([...before]);
});

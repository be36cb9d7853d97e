/** Who reads what of requests and proposals: hidden ceilings, files, short lists, ten thousand proposals page by page. */
import { beforeAll, expect, test } from "vitest";
import {
  myProposals,
  proposalsOf,
  proposalView,
} from "#app/domain/agreements/requests/proposal-views.ts";
import { searchRequests } from "#app/domain/agreements/requests/request-list.ts";
import { noteLook, requestView } from "#app/domain/agreements/requests/request-page.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { fileFor } from "#app/domain/files/read-files.ts";
import { OPERATOR } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { received } from "#tests/kit/received-files.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { suspended } from "#tests/kit/suspension-scene.ts";
import { awarded, posted, proposed } from "./scene.ts";

const database = useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 3_000_000_000n);
});

const search = (words: string, category: string | null = null) =>
  searchRequests(people.lin, { words, category });

test("a request is found by its words and its category, and not once it is over or its buyer is suspended", async () => {
  const title = "A heraldic otter";
  const requestId = await posted(people.ada, { title });
  expect((await search("OTTERS", "design")).requests.map(({ id }) => id)).toEqual([requestId]);
  expect((await search("otter", "writing")).requests).toEqual([]);
  expect((await search("otter -heraldic")).requests).toEqual([]);
  const gone = await person("gone");
  await enrich(gone, 100_000_000n);
  const hidden = await posted(gone, { title });
  await suspended(gone);
  expect((await search("otter")).requests.map(({ id }) => id)).toEqual([requestId]);
  expect(await refusalOf(requestView(people.lin, hidden))).toMatchObject({ code: "not_found" });
  await awarded(people.ada, await proposed(people.lin, requestId));
  expect((await search("otter")).requests).toEqual([]);
  expect((await requestView(people.lin, requestId)).orderId).not.toBeNull();
  expect(await refusalOf(requestView(people.max, requestId))).toMatchObject({ code: "not_found" });
});

test("a hidden ceiling is read by the buyer alone, in the list, on the page and in proposals", async () => {
  const requestId = await posted(people.ada, { title: "A secret owl", hideCeiling: true });
  const proposalId = await proposed(people.lin, requestId);
  expect((await search("owl")).requests).toMatchObject([{ ceilingMicros: null }]);
  expect(await requestView(people.max, requestId)).toMatchObject({
    ceilingMicros: null,
    own: null,
  });
  expect(await requestView(people.ada, requestId)).toMatchObject({ ceilingMicros: 100_000_000n });
  const own = await proposalView(people.lin, proposalId);
  expect(own).toMatchObject({ aboveCeiling: null, netMicros: 54_000_000n });
  expect(await proposalView(people.ada, proposalId)).toMatchObject({
    aboveCeiling: false,
    netMicros: null,
  });
});

test("a proposal is read by its two people only, and a request's proposals by its buyer", async () => {
  const requestId = await posted(people.ada);
  const proposalId = await proposed(people.lin, requestId);
  for (const other of [people.max, people.sol]) {
    expect(await refusalOf(proposalView(other, proposalId))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(proposalsOf(other, requestId, {}))).toMatchObject({ code: "not_found" });
  }
  expect(await refusalOf(proposalsOf(people.lin, requestId, {}))).toMatchObject({
    code: "not_found",
  });
  expect((await myProposals(people.lin)).proposals[0]?.id).toBe(proposalId);
  expect((await requestView(people.max, requestId)).own).toBeNull();
});

test("a request's files are open to members while it is open, then to the buyer and those who proposed", async () => {
  const requestId = await posted(people.ada, { files: [received("wren.txt")] });
  const [file] = (await requestView(people.max, requestId)).files;
  const fileId = file?.id ?? "";
  const readers = [people.ada, people.lin, people.max];
  for (const who of readers) expect((await fileFor(who, fileId)).name).toBe("wren.txt");
  expect(await refusalOf(fileFor(null, fileId))).toMatchObject({ code: "not_allowed" });
  await awarded(people.ada, await proposed(people.lin, requestId));
  await fileFor(people.ada, fileId);
  await fileFor(people.lin, fileId);
  expect(await refusalOf(fileFor(people.max, fileId))).toMatchObject({ code: "not_found" });
});

test("freelancers read when the buyer last looked; others who look leave no mark", async () => {
  const requestId = await posted(people.ada);
  await noteLook(people.lin.id, requestId);
  expect((await requestView(people.max, requestId)).lookedAt).toBeNull();
  await noteLook(people.ada.id, requestId);
  expect((await requestView(people.max, requestId)).lookedAt).toBeInstanceOf(Date);
});

test("ten thousand proposals are read twenty at a time, each once, without reading the others", async () => {
  const requestId = await posted(people.ada);
  await proposed(people.lin, requestId);
  await tenThousand(requestId);
  // As the database does by itself within a minute.
  await database.owner`analyze proposals`;
  const seen = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const { proposals, next } = await proposalsOf(people.ada, requestId, { after });
    for (const { id } of proposals) seen.add(id);
    after = next ?? undefined;
  }
  expect(seen.size).toBe(60);
  const plan = await sql<Array<Record<string, string>>>`
    explain (analyze, buffers, timing off) select * from proposals where request_id = ${requestId} and state <> 'withdrawn' and id > ${after ?? ""}
    order by id limit 21`;
  const text = plan.map((row) => Object.values(row).join("")).join("\n");
  expect(text).toContain("Index Scan");
  expect(text).not.toContain("Sort");
});

/** Copies the request's proposal, each with a freelancer of its own. */
async function tenThousand(requestId: string): Promise<void> {
  const ids = Array.from({ length: 10_000 }, () => newId("proposal"));
  const users = ids.map(() => newId("user"));
  const spec = { name: "test.crowd" as const, actor: OPERATOR, key: newFormKey(), input: {} };
  await command({ ...spec, limitMs: 60_000 }, async (tx) => {
    await tx.sql`
      insert into users (id, handle, name, role, created_at, command_id)
      select u, 'crowd-' || n, 'Crowd', 'member', ${tx.command.at}, ${tx.command.id}
      from unnest(${users}::text[]) with ordinality x(u, n)`;
    await tx.sql`
      insert into proposals (id, request_id, buyer_id, freelancer_id, note, lines, total_micros, commission_bps, schedule_id, state,
                             made_at, command_id)
      select x.id, p.request_id, p.buyer_id, x.u, p.note, p.lines, p.total_micros, p.commission_bps, p.schedule_id, 'made',
             ${tx.command.at}, ${tx.command.id}
      from unnest(${ids}::text[], ${users}::text[]) x(id, u), (select * from proposals where request_id = ${requestId} limit 1) p`;
    await tx.sql`
      update buyer_requests set proposals = proposals + 10000, command_id = ${tx.command.id} where id = ${requestId}`;
    return {};
  });
}

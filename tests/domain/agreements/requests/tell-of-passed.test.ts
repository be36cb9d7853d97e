/** The word to freelancers whose proposal was not chosen: once each, after the end, in parts, in one mail a day. */
import { beforeAll, expect, test } from "vitest";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import { PASSED_AT_ONCE, tellOfPassed } from "#app/domain/agreements/requests/tell-of-passed.ts";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { choiceFor } from "#app/domain/notifications/choices.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { changesOnce } from "#tests/kit/one-effect.ts";
import { awarded, daysLater, posted, proposed, withdrawn } from "./scene.ts";

useDatabase();
let people: Cast;

beforeAll(async () => {
  people = await cast();
  await enrich(people.ada, 3_000_000_000n);
});

const toldOf = (requestId: string) => sql<{ userId: string; change: string }[]>`
  select payload->>'userId' as "userId", payload->>'change' as change from events
  where name = 'proposal.passed' and payload->>'requestId' = ${requestId} order by id`;
const leftOf = async (requestId: string) =>
  (await sql`select from buyer_requests where id = ${requestId} and passed_to is not null`).length;

changesOnce("tell_of_passed", async () => {
  const requestId = await posted(people.ada);
  await proposed(people.max, requestId);
  await awarded(people.ada, await proposed(people.lin, requestId));
  return {
    call: () => tellOfPassed(),
    effect: async () => [...(await toldOf(requestId))],
    once: [{ userId: people.max.id, change: "awarded" }],
  };
});

test("withdrawn and expired requests tell everybody with a proposal, those who took theirs back not", async () => {
  const { ada, lin, max } = people;
  const [gone, late] = [await posted(ada), await posted(ada, { listedDays: 1 })];
  for (const requestId of [gone, late]) {
    await proposed(lin, requestId);
    const taken = { proposalId: await proposed(max, requestId), key: newFormKey() };
    await withdrawProposal(max, taken);
  }
  await withdrawn(ada, gone);
  await daysLater(2, () => expireRequests());
  await tellOfPassed();
  expect([...(await toldOf(gone))]).toEqual([{ userId: lin.id, change: "withdrawn" }]);
  expect([...(await toldOf(late))]).toEqual([{ userId: lin.id, change: "expired" }]);
});

test("a request without another proposal has nothing to tell", async () => {
  const { ada, lin } = people;
  const [empty, one] = [await posted(ada), await posted(ada)];
  await withdrawn(ada, empty);
  await awarded(ada, await proposed(lin, one));
  expect([await leftOf(empty), await leftOf(one)]).toEqual([0, 0]);
});

test("many proposals are told in several commands, and the end itself writes none of them", async () => {
  const { ada } = people;
  const requestId = await posted(ada);
  await manyProposals(requestId, 2 * PASSED_AT_ONCE + 3);
  await withdrawn(ada, requestId);
  expect(await toldOf(requestId)).toHaveLength(0);
  const commands = () => sql`select from commands where name = 'agreements.tell_of_passed'`;
  const before = (await commands()).length;
  await tellOfPassed();
  const told = await toldOf(requestId);
  expect(new Set(told.map(({ userId }) => userId)).size).toBe(2 * PASSED_AT_ONCE + 3);
  expect(told).toHaveLength(2 * PASSED_AT_ONCE + 3);
  expect((await commands()).length - before).toBe(3);
  expect(await leftOf(requestId)).toBe(0);
});

/** Written in one statement: so many people who propose one by one would take minutes. */
async function manyProposals(requestId: string, many: number): Promise<void> {
  const spec = { name: "test.many" as const, actor: people.ada, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    const { at, id } = tx.command;
    const sample = await proposedBefore();
    await tx.sql`
      insert into users (id, handle, name, email, email_state, role, duties, created_at, command_id)
      select 'usr_' || lpad(n::text, 26, '0'), 'many' || n, 'Many', 'many' || n || '@example.test', 'verified', 'member', '{}', ${at}, ${id}
      from generate_series(1, ${many}::int) n`;
    await tx.sql`
      insert into proposals (id, request_id, buyer_id, freelancer_id, note, lines, total_micros, commission_bps, schedule_id, state, made_at, command_id)
      select 'prp_' || lpad(n::text, 26, '0'), ${requestId}, ${people.ada.id}, 'usr_' || lpad(n::text, 26, '0'), p.note, p.lines, p.total_micros,
             p.commission_bps, p.schedule_id, 'made', ${at}, ${id}
      from generate_series(1, ${many}::int) n, proposals p where p.id = ${sample}`;
    await tx.sql`update buyer_requests set proposals = ${many}, command_id = ${id} where id = ${requestId}`;
    return {};
  });
}

async function proposedBefore(): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from proposals limit 1`;
  return row?.id ?? "";
}

test("these notices share one mail a day, unless their person chose another rhythm", () => {
  expect(choiceFor("proposal.passed self", null)).toEqual({ page: true, mail: "daily" });
  const chosen = { not_chosen: { mail: "never" } } as const;
  expect(choiceFor("proposal.passed self", chosen).mail).toBe("never");
  expect(choiceFor("proposal.made buyer", null).mail).toBe("instant");
});

test("a person who turned offers and requests off has these off too, until they choose otherwise", () => {
  const off = { offers: { page: false, mail: "never" } } as const;
  const choice = (choices: object) => choiceFor("proposal.passed self", choices);
  expect(choice(off)).toEqual({ page: false, mail: "never" });
  expect(choice({ offers: { mail: "hourly" } })).toEqual({ page: true, mail: "daily" });
  const both = { ...off, not_chosen: { page: true, mail: "hourly" } };
  expect(choice(both)).toEqual({ page: true, mail: "hourly" });
});

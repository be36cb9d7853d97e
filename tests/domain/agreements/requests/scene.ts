/** Requests and proposals for tests: ada asks, lin, max and others propose. */
import { award } from "#app/domain/agreements/requests/award.ts";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import { postRequest } from "#app/domain/agreements/requests/post-request.ts";
import type { RequestInput } from "#app/domain/agreements/requests/post-request.ts";
import { propose } from "#app/domain/agreements/requests/propose.ts";
import type { ProposalInput } from "#app/domain/agreements/requests/propose.ts";
import { withdrawRequest } from "#app/domain/agreements/requests/withdraw-request.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sql } from "#app/domain/store/store.ts";
import { agreedLine } from "#tests/kit/agreed-order.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { USD } from "#tests/kit/money-story.ts";

/** A request for a logo with a ceiling of 100 USD, posted by this buyer. */
export async function posted(
  buyer: UserActor,
  change: Partial<RequestInput> = {},
): Promise<string> {
  await sql`insert into categories (id, name) values ('design', 'Design') on conflict do nothing`;
  const input = {
    title: "A logo for a mint",
    description: "A coin with a wren on it, drawn in copper ink, for our shop and its letters.",
    categoryId: "design",
    ceiling: USD(100_000_000n),
    hideCeiling: false,
    days: 14,
    listedDays: 14,
    files: [],
    key: newFormKey(),
    ...change,
  };
  return (await postRequest(buyer, input)).answer.requestId;
}

/** A proposal of one line for 60 USD unless changed. */
export async function proposed(
  freelancer: UserActor,
  requestId: string,
  change: Partial<ProposalInput> = {},
): Promise<string> {
  const input = {
    requestId,
    note: "I have drawn wrens for years.",
    lines: [agreedLine("The logo", 60_000_000n)],
    key: newFormKey(),
    ...change,
  };
  return (await propose(freelancer, input)).answer.proposalId;
}

export const awarded = async (buyer: UserActor, proposalId: string, key = newFormKey()) =>
  (await award(buyer, { proposalId, key })).answer;

export const withdrawn = async (buyer: UserActor, requestId: string) =>
  withdrawRequest(buyer, { requestId, key: newFormKey() });

/** Runs `work` so many days later by every clock. */
export async function daysLater<T>(days: number, work: () => Promise<T>): Promise<T> {
  const restore = setClock({ now: () => Temporal.Now.instant().add({ hours: 24 * days }) });
  try {
    return await work();
  } finally {
    restore();
  }
}

/** One request in each state; the awarded one has a second proposal, and the open one has two. */
export async function requestsInEveryState({ ada, lin, max }: Cast): Promise<void> {
  const small = { ceiling: USD(10_000_000n) };
  const lines = [agreedLine("Wren", 6_000_000n), agreedLine("Coin", 1_000_001n)];
  await posted(ada, { ...small, listedDays: 1 });
  await daysLater(2, () => expireRequests());
  await withdrawn(ada, await posted(ada, small));
  const first = await posted(ada, small);
  await proposed(max, first, { lines });
  await awarded(ada, await proposed(lin, first, { lines }));
  const open = await posted(ada, small);
  await proposed(lin, open, { lines });
  await proposed(max, open, { lines });
}

/** As `people.block` does. */
export async function blocked(who: UserActor, whom: UserActor): Promise<void> {
  const spec = { name: "test.block" as const, actor: who, key: newFormKey(), input: {} };
  await command(spec, async (tx) => {
    await tx.sql`
      insert into blocks (id, blocker_id, blocked_id, at, command_id)
      values (${newId("block")}, ${who.id}, ${whom.id}, ${tx.command.at}, ${tx.command.id})`;
    return {};
  });
}

/** A suspended person's withdrawal: the uncontested rest, after seven days, at the account they used before. */
import { beforeAll, describe, expect, test } from "vitest";
import { CLOCK, VISITOR } from "#app/domain/kernel/actor.ts";
import type { SuspendedActor, UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { verify } from "#app/domain/proof/verify.ts";
import { activeMethod } from "#app/domain/payouts/active-method.ts";
import { clearDue } from "#app/domain/earnings/clear-earnings.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { contestEarnings } from "#app/domain/suspensions/contest-earnings.ts";
import { payRested } from "#app/domain/suspensions/pay-rested.ts";
import { mailedLink, stopPath } from "#app/domain/suspensions/stop-link.ts";
import { stoppablePage, stopWithdrawal } from "#app/domain/suspensions/stop-withdrawal.ts";
import { liftSuspension } from "#app/domain/suspensions/suspend-person.ts";
import { suspendedPage } from "#app/domain/suspensions/suspended-page.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { overrideEnv } from "#app/env.server.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount } from "#tests/kit/money-story.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import {
  contest,
  knownSeller,
  paidByCard,
  reached,
  seller,
  suspended,
  tellBank,
} from "#tests/kit/suspension-scene.ts";

const database = useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const ask = (who: SuspendedActor) =>
  askWithdrawal(who, { currency: "USD", key: newFormKey() }).then(({ answer }) => answer);
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;

/** Payouts made since the suspension began. */
async function paidTo({ id }: { id: string }) {
  return sql<Array<{ micros: bigint; methodId: string }>>`
    select amount_micros as micros, method_id as "methodId" from payouts
    where user_id = ${id} and created_at >= (select max(began_at) from suspensions where user_id = ${id}) order by id`;
}

async function stateOf(withdrawalId: string) {
  const [row] = await sql<Array<{ state: string; ending: string | null }>>`
    select state, ending from suspension_withdrawals where id = ${withdrawalId}`;
  return row;
}

function linkOf(withdrawalId: string) {
  const query = new URL(mailedLink(stopPath(withdrawalId)), "http://own.invalid").searchParams;
  return { id: query.get("id") ?? "", signature: query.get("signature") ?? "" };
}

const decide = (who: UserActor | SuspendedActor, micros: bigint) =>
  contestEarnings(people.sol, { userId: who.id, contest: contest(micros), key: newFormKey() });

describe("a proposal to contest earnings", () => {
  test("holds for all from card orders of the last 120 days while staff decide nothing, then for none", async () => {
    const lin = await knownSeller(clock, 130 * 24);
    await paidByCard(database.owner, lin);
    await earned(people.ada, lin, 10_000_000n);
    await paidByCard(database.owner, lin);
    await earned(people.ada, lin, 20_000_000n);
    const before = await suspensionFile(people.sol, lin.id);
    expect(before.purses[0]).toMatchObject({
      contestedMicros: 9_000_000n,
      availableMicros: 116_000_000n,
      payableMicros: 107_000_000n,
    });
    const who = await suspended(lin);
    expect((await suspendedPage(who))?.purses[0]).toMatchObject({
      contestedMicros: 9_000_000n,
      contested: { decided: false },
    });
    clock.pass(120 * 24);
    expect((await suspendedPage(who))?.purses[0]).toMatchObject({ contestedMicros: 0n });
  });

  test("is replaced by a decision until its end, and the newest decision counts", async () => {
    const who = await suspended(await knownSeller(clock), 80_000_000n);
    const held = async () => (await suspendedPage(who))?.purses[0]?.contestedMicros;
    expect(await held()).toBe(80_000_000n);
    await decide(who, 5_000_000n);
    expect(await held()).toBe(5_000_000n);
    clock.pass(30 * 24);
    expect(await held()).toBe(0n);
  });

  test("is decided again under the same key after its end with the old answer", async () => {
    const who = await suspended(await seller());
    const input = { userId: who.id, contest: contest(1_000_000n, 1), key: newFormKey() };
    await contestEarnings(people.sol, input);
    clock.pass(48);
    expect((await contestEarnings(people.sol, input)).replayed).toBe(true);
  });

  test("is refused without reason, without end or with an end beyond a year", async () => {
    const who = await suspended(await seller());
    const bad = (change: object) =>
      refusalOf(
        contestEarnings(people.sol, {
          userId: who.id,
          contest: { ...contest(1n), ...change },
          key: newFormKey(),
        }),
      );
    expect(await bad({ reason: " " })).toMatchObject({ field: "contestReason" });
    expect(await bad({ until: null })).toMatchObject({ field: "until" });
    expect(await bad(contest(1n, 367))).toMatchObject({ field: "until" });
    expect(await bad({ amounts: [] })).toMatchObject({ field: "amounts" });
  });
});

describe("a suspended person's withdrawal", () => {
  test("rests seven days, then pays what is available and not contested to the account reached before", async () => {
    const lin = await seller();
    const known = await reached(lin);
    clock.pass(14 * 24);
    const newer = await payoutAccount(lin);
    const restore = overrideEnv({ clearingBalanceHours: 24 });
    await earned(people.ada, lin, 10_000_000n);
    restore();
    const who = await suspended(lin, 40_000_000n);
    expect((await suspendedPage(who))?.account?.methodId).toBe(known);
    const { withdrawalId } = await ask(who);
    expect(await codeOf(ask(who))).toBe("withdrawal_resting");
    clock.pass(7 * 24 - 1);
    expect([await sweep(CLOCK), await payRested()]).toEqual([0, 0]);
    clock.pass(1);
    // Money that cleared meanwhile is included.
    await clearDue(CLOCK);
    expect([await sweep(CLOCK), await payRested()]).toEqual([0, 1]);
    const paid = await paidTo(who);
    expect(paid).toEqual([{ micros: 58_000_000n, methodId: known }]);
    expect(paid[0]?.methodId).not.toBe(newer);
    expect(await balance("earnings_available", lin.id, "USD")).toBe(40_000_000n);
    expect(await stateOf(withdrawalId)).toEqual({ state: "paid", ending: null });
    expect(await codeOf(stopWithdrawal(linkOf(withdrawalId)))).toBe("withdrawal_over");
    expect(await codeOf(ask(who))).toBe("payout_below_minimum");
  });

  test("is not paid when a payout reached the account 13 days before, or never", async () => {
    const late = await suspended(await knownSeller(clock, 13 * 24), 0n);
    expect(await codeOf(ask(late))).toBe("payout_method_missing");
    const lin = await seller();
    await payoutAccount(lin);
    expect(await codeOf(ask(await suspended(lin, 0n)))).toBe("payout_method_missing");
  });

  test("is stopped from its mail although a stranger used the keys that follow from its id", async () => {
    const who = await suspended(await knownSeller(clock), 0n);
    const { withdrawalId } = await ask(who);
    const link = linkOf(withdrawalId);
    for (const key of [withdrawalId, `stop:${withdrawalId}`])
      await command({ name: "people.sign_up", actor: VISITOR, key, input: {} }, async () => ({}));
    await stopWithdrawal(link);
    expect(await stateOf(withdrawalId)).toEqual({ state: "stopped", ending: "mail" });
  });

  test("is stopped from its mail, once, and only with the mail's signature", async () => {
    const who = await suspended(await knownSeller(clock), 0n);
    const { withdrawalId } = await ask(who);
    const link = linkOf(withdrawalId);
    for (const signature of ["", "x".repeat(43), `${link.signature}=`])
      expect(await codeOf(stopWithdrawal({ ...link, signature }))).toBe("not_found");
    const other = linkOf((await ask(await suspended(await knownSeller(clock), 0n))).withdrawalId);
    expect(await codeOf(stopWithdrawal({ ...link, signature: other.signature }))).toBe("not_found");
    expect(await stoppablePage(link)).toMatchObject({ state: "resting" });
    const stops = await Promise.all([stopWithdrawal(link), stopWithdrawal(link)]);
    expect(stops.filter(({ replayed }) => replayed)).toHaveLength(1);
    clock.pass(8 * 24);
    await payRested();
    expect(await paidTo(who)).toEqual([]);
    expect(await stateOf(withdrawalId)).toEqual({ state: "stopped", ending: "mail" });
    const [notice] = await sql<{ payload: object }[]>`
      select payload from events where name = 'suspension.withdrawal_asked' and subject_id = ${withdrawalId}`;
    expect(JSON.stringify(notice)).not.toContain(link.signature);
  });

  test("ends when more is contested than there is, and pays the smaller rest when some is left", async () => {
    const lin = await knownSeller(clock);
    const who = await suspended(lin, 0n);
    const first = await ask(who);
    await decide(who, 89_000_000n);
    expect(await stateOf(first.withdrawalId)).toEqual({ state: "stopped", ending: "contested" });
    await decide(who, 0n);
    await ask(who);
    await decide(who, 60_000_000n);
    clock.pass(7 * 24);
    expect(await payRested()).toBe(1);
    expect(await paidTo(who)).toMatchObject([{ micros: 29_000_000n }]);
  });

  test("ends with the suspension, and a later suspension begins anew", async () => {
    const lin = await knownSeller(clock);
    const { withdrawalId } = await ask(await suspended(lin, 0n));
    const lift = { userId: lin.id, reason: "It was a mistake.", key: newFormKey() };
    await liftSuspension(people.sol, lift);
    expect(await stateOf(withdrawalId)).toEqual({ state: "stopped", ending: "lifted" });
    const who = await suspended(lin, 89_000_000n);
    expect((await suspendedPage(who))?.withdrawals).toEqual([]);
    clock.pass(8 * 24);
    expect(await payRested()).toBe(0);
  });

  test("waits for a payout that is on its way, and may be asked for again when the bank refuses it", async () => {
    const lin = await knownSeller(clock);
    const who = await suspended(lin, 0n);
    await ask(who);
    clock.pass(7 * 24);
    expect(await payRested()).toBe(1);
    const [open] = await sql<{ id: string }[]>`
      select id from payouts where user_id = ${lin.id} and state = 'queued'`;
    await tellBank(open?.id ?? "", "refused");
    // The account does not work any more, so staff have to decide on another one.
    expect(await codeOf(ask(who))).toBe("payout_method_missing");
    expect(await balance("earnings_available", lin.id, "USD")).toBe(89_000_000n);
  });

  test("is paid, and a proof of what is new finds nothing wrong with it", async () => {
    const lin = await knownSeller(clock);
    const restore = overrideEnv({ clearingBalanceHours: 24 * 10 });
    await earned(people.ada, lin, 10_000_000n);
    restore();
    const who = await suspended(lin, 0n);
    await ask(who);
    clock.pass(7 * 24);
    expect(await payRested()).toBe(1);
    const [paid] = await sql<{ id: string }[]>`
      select id from payouts where user_id = ${lin.id} and state = 'queued'`;
    await tellBank(paid?.id ?? "", "settled");
    const [mark] = await sql<{ since: string }[]>`
      select (select max(id) from transfers) || ':' || (select max(place) from commands) as since`;
    clock.pass(4 * 24);
    await clearDue(CLOCK);
    const { checks } = await verify({ since: mark?.since ?? "" });
    expect(checks.filter(({ found }) => found > 0)).toEqual([]);
  });
});

test("a payout called back by a suspension does not end automatic payouts once it is lifted", async () => {
  const lin = await seller();
  const methodId = await payoutAccount(lin);
  expect(await sweep(CLOCK)).toBe(1);
  await suspended(lin, 0n);
  await liftSuspension(people.sol, {
    userId: lin.id,
    reason: "It was a mistake.",
    key: newFormKey(),
  });
  expect(await activeMethod(lin.id)).toMatchObject({ id: methodId, lastState: null });
  expect(await sweep(CLOCK)).toBe(1);
});

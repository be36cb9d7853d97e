/** Who may choose a suspended person's payout account, and the refusals of the database itself. */
import { beforeAll, describe, expect, test } from "vitest";
import { DUTIES, OPERATOR } from "#app/domain/kernel/actor.ts";
import type { SuspendedActor, UserActor } from "#app/domain/kernel/actor.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { createPayouts } from "#app/domain/payouts/create-payouts.ts";
import { removeMethod, saveMethod } from "#app/domain/payouts/save-method.ts";
import { accountNumberOf } from "#app/domain/payouts/account-number.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { askWithdrawal } from "#app/domain/suspensions/ask-withdrawal.ts";
import { proposeExitAccount, signExitAccount } from "#app/domain/suspensions/exit-account.ts";
import { payRested } from "#app/domain/suspensions/pay-rested.ts";
import { suspensionFile } from "#app/domain/suspensions/suspension-file.ts";
import { changeProfile } from "#app/domain/people/change-profile.ts";
import { sql } from "#app/domain/store/store.ts";
import { cast, person } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { payoutAccount, payoutState, USD } from "#tests/kit/money-story.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { knownSeller, seller, suspended } from "#tests/kit/suspension-scene.ts";

const database = useDatabase();
const clock = useMovedClock();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
const ACCOUNT = accountNumberOf("DE", "100100100000999900");

function propose(staff: UserActor, { id }: { id: string }) {
  const input = { userId: id, holder: "Lin Example", account: ACCOUNT, reason: "Seen on video." };
  return proposeExitAccount(staff, { ...input, key: newFormKey() }).then(
    ({ answer }) => answer.exitAccountId,
  );
}

const sign = (staff: UserActor, exitAccountId: string) =>
  signExitAccount(staff, { exitAccountId, key: newFormKey() });
const ask = (who: SuspendedActor) => askWithdrawal(who, { currency: "USD", key: newFormKey() });

describe("a suspended person's account that was never paid", () => {
  test("counts once a second member of staff has signed, and is paid after the rest", async () => {
    const lin = await seller();
    await payoutAccount(lin);
    const who = await suspended(lin, 0n);
    const { sol, ray } = people;
    const id = await propose(sol, who);
    expect(await codeOf(ask(who))).toBe("payout_method_missing");
    expect(await codeOf(sign(sol, id))).toBe("same_signature");
    expect(await codeOf(sign(people.ada, id))).toBe("not_found");
    await sign(ray, id);
    expect((await suspensionFile(sol, who.id)).suspension?.account?.exitAccountId).toBe(id);
    await ask(who);
    clock.pass(7 * 24);
    expect(await payRested()).toBe(1);
    const [payout] = await sql`
      select m.account_tail as tail, m.removed_at is not null as retired from payouts p join payout_methods m on m.id = p.method_id
      where p.user_id = ${who.id}`;
    expect(payout).toEqual({ tail: ACCOUNT.slice(-4), retired: true });
  });

  test("cannot be proposed while a payout reached another, nor by staff about themselves", async () => {
    const { sol, ray } = people;
    const known = await suspended(await knownSeller(clock), 0n);
    expect(await codeOf(propose(sol, known))).toBe("transition_refused");
    const kim = await person("kim", "staff");
    expect(await codeOf(propose(kim, kim))).toBe("own_account");
    expect(await codeOf(propose(sol, ray))).toBe("transition_refused");
    expect(await codeOf(propose({ ...people.ada, role: "staff", duties: DUTIES }, known))).toBe(
      "not_found",
    );
  });

  test("cannot be signed on a replaced proposal; a changed account ends the rest", async () => {
    const who = await suspended(await seller(), 0n);
    const { sol, ray } = people;
    const first = await propose(sol, who);
    const second = await propose(ray, who);
    expect(await codeOf(sign(ray, first))).toBe("stale");
    await sign(sol, second);
    await ask(who);
    await sign(ray, await propose(sol, who));
    clock.pass(7 * 24);
    expect(await payRested()).toBe(0);
    const [ended] = await sql`select ending from suspension_withdrawals where user_id = ${who.id}`;
    expect(ended).toEqual({ ending: "account" });
  });

  test("gets one second signature when two members of staff sign at once", async () => {
    const who = await suspended(await seller(), 0n);
    const id = await propose(people.sol, who);
    const key = newFormKey();
    const twice = await Promise.all([
      signExitAccount(people.ray, { exitAccountId: id, key }),
      signExitAccount(people.ray, { exitAccountId: id, key }),
    ]);
    expect(twice.filter(({ replayed }) => replayed)).toHaveLength(1);
    expect(await codeOf(sign(people.ray, id))).toBe("same_signature");
  });
});

describe("the database refuses", () => {
  const byHand = (actor: UserActor | typeof OPERATOR, work: Parameters<typeof command>[1]) =>
    command({ name: "test.hand", actor, key: newFormKey(), input: {} }, work);

  test("a second signature by the same person, and a signature in another person's name", async () => {
    const who = await suspended(await seller(), 0n);
    const { sol, ray } = people;
    const id = await propose(sol, who);
    const signing = (actor: UserActor | typeof OPERATOR, signedBy: string) =>
      byHand(actor, async (tx) => {
        await tx.sql`
          insert into exit_account_signatures (exit_account_id, signed_by, at, command_id)
          values (${id}, ${signedBy}, ${tx.command.at}, ${tx.command.id})`;
      });
    expect(await codeOf(signing(sol, sol.id))).toBe("same_signature");
    await expect(signing(sol, ray.id)).rejects.toMatchObject({ code: "FA013" });
    await expect(signing(OPERATOR, ray.id)).rejects.toMatchObject({ code: "FA013" });
    await expect(signing(people.ada, people.ada.id)).rejects.toMatchObject({ code: "FA013" });
    await expect(
      database.app`update exit_account_signatures set signed_by = ${ray.id}`,
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("a withdrawal to an account with one signature, and a withdrawal that rests for less", async () => {
    const who = await suspended(await seller(), 0n);
    const exitId = await propose(people.sol, who);
    const insert = (hours: number) =>
      byHand(OPERATOR, async (tx) => {
        await tx.sql`
          insert into suspension_withdrawals (id, suspension_id, user_id, currency, method_id, exit_account_id, state, begun_at,
                                              rests_until, command_id)
          select ${newId("withdrawal")}, s.id, s.user_id, 'USD', e.method_id, e.id, 'resting', ${tx.command.at},
                 ${tx.command.at}::timestamptz + ${`${hours} hours`}::interval, ${tx.command.id}
          from exit_accounts e join suspensions s on s.id = e.suspension_id where e.id = ${exitId}`;
      });
    await expect(insert(168)).rejects.toMatchObject({ code: "FA014" });
    await sign(people.ray, exitId);
    await expect(insert(167)).rejects.toMatchObject({ code: "23514" });
    await insert(168);
    await expect(
      byHand(OPERATOR, async (tx) => {
        await tx.sql`
          update suspension_withdrawals set begun_at = begun_at - interval '8 days', rests_until = rests_until - interval '8 days',
            command_id = ${tx.command.id} where user_id = ${who.id}`;
      }),
    ).rejects.toMatchObject({ code: "FA009" });
  });

  test("a payout to a suspended person that is no withdrawal of theirs", async () => {
    const lin = await seller();
    const methodId = await payoutAccount(lin);
    await suspended(lin, 0n);
    const paying = byHand(OPERATOR, async (tx) => {
      const payout = { userId: lin.id, methodId, currency: "USD", origin: "withdrawal" } as const;
      await createPayouts(tx, [{ ...payout, micros: 1_000_000n }]);
    });
    await expect(paying).rejects.toMatchObject({ code: "FA015" });
  });

  test("every command of a suspended person, wherever it enters", async () => {
    const lin = await seller();
    const methodId = await payoutAccount(lin);
    await suspended(lin, 0n);
    const key = newFormKey();
    const all = [
      () => withdraw(lin, { amount: USD(1_000_000n), methodId, key }),
      () => saveMethod(lin, { holder: "A Thief", account: ACCOUNT, key }),
      () => removeMethod(lin, { methodId, key }),
      () => changeProfile(lin, { name: "Me", handle: "me-me", headline: "", bio: "", key }),
    ];
    for (const give of all) expect(await codeOf(give())).toBe("account_suspended");
  });
});

test("a payout that was not sent to the bank goes back when its owner is suspended", async () => {
  const lin = await seller();
  const methodId = await payoutAccount(lin);
  const amount = USD(5_000_000n);
  const { answer } = await withdraw(lin, { amount, methodId, key: newFormKey() });
  await suspended(lin, 0n);
  expect(await payoutState(answer.payoutId)).toBe("failed");
});

/** Payouts through the pretend bank: every ending, every lost answer, every kill between two steps. */
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CLOCK } from "#app/domain/kernel/actor.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { PLATFORM } from "#app/domain/ledger/chart.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { claimPayout } from "#app/domain/payouts/claim-payout.ts";
import { sweep } from "#app/domain/payouts/sweep.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { env } from "#app/env.server.ts";
import { receiveBankMessage } from "#app/processes/receive-bank-message.ts";
import { pretendBank } from "#app/gateways/bank/pretend/pretend-bank.ts";
import { pollPayouts } from "#app/processes/poll-payouts.ts";
import { submitPayout } from "#app/processes/submit-payout.ts";
import { deliverPretendMessages } from "#app/gateways/pretend/messages.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, fillBank, payoutAccount, payoutState, USD } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";

useDatabase();
const clock = movingClock();
const hooks = setupServer(
  http.post(`${env.pretendHookOrigin}/hooks/bank`, async ({ request }) => {
    const body = new Uint8Array(await request.arrayBuffer());
    await receiveBankMessage(body, request.headers);
    return new HttpResponse(null, { status: 204 });
  }),
);
beforeAll(() => hooks.listen({ onUnhandledFrame: "error" }));
afterAll(() => hooks.close());

let count = 0;
let ada: UserActor;
let lin: UserActor;
beforeEach(async () => {
  count += 1;
  ada = await person(`ada${count}`);
  lin = await person(`lin${count}`);
});

async function onlyPayout(of = lin): Promise<string> {
  const rows = await sql<{ id: string }[]>`select id from payouts where user_id = ${of.id}`;
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? "";
}

const available = () => balance("earnings_available", lin.id, "USD");
const atBank = () => balance("bank", PLATFORM, "USD");

describe("a payout", () => {
  test("arrives: swept in whole cents, submitted, settled; the rest stays", async () => {
    await earned(ada, lin, 10_001_234n);
    await payoutAccount(lin);
    expect(await sweep(CLOCK)).toBe(1);
    const id = await onlyPayout();
    expect(await available()).toBe(1_111n);
    const before = await atBank();
    await submitPayout(id);
    expect(await payoutState(id)).toBe("submitted");
    clock.forward({ seconds: 10 });
    await deliverPretendMessages();
    expect(await payoutState(id)).toBe("settled");
    expect(await atBank()).toBe(before - 9_000_000n);
    expect(await sweep(CLOCK)).toBe(0);
  });

  test("refused at once: the money is back and the account is not tried again by itself", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin, "01");
    await sweep(CLOCK);
    const id = await onlyPayout();
    await submitPayout(id);
    expect(await payoutState(id)).toBe("failed");
    expect(await available()).toBe(9_000_000n);
    expect(await sweep(CLOCK)).toBe(0);
    await payoutAccount(lin);
    expect(await sweep(CLOCK)).toBe(1);
  });

  test("comes back after arrival: settled is mirrored, the money is back", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin, "02");
    await sweep(CLOCK);
    const id = await onlyPayout();
    const before = await atBank();
    await submitPayout(id);
    clock.forward({ seconds: 6 });
    await deliverPretendMessages();
    expect(await payoutState(id)).toBe("settled");
    clock.forward({ seconds: 6 });
    await deliverPretendMessages();
    expect(await payoutState(id)).toBe("returned");
    expect(await available()).toBe(9_000_000n);
    expect(await atBank()).toBe(before);
    // The account of a returned payout is not tried again by itself; another account is.
    expect(await sweep(CLOCK)).toBe(0);
    await payoutAccount(lin);
    expect(await sweep(CLOCK)).toBe(1);
  });

  test("with a lost answer: unknown, nothing given back, the same key asked again, paid once", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin, "03");
    await sweep(CLOCK);
    const id = await onlyPayout();
    await submitPayout(id);
    expect(await payoutState(id)).toBe("unknown");
    expect(await available()).toBe(0n);
    clock.forward({ seconds: 60 });
    await pollPayouts();
    expect(["submitted", "settled"]).toContain(await payoutState(id));
    clock.forward({ seconds: 60 });
    await deliverPretendMessages();
    expect(await payoutState(id)).toBe("settled");
    const [ops] =
      await sql`select count(*)::int as n from pretend.operations where operation_key = ${id}`;
    expect(ops?.["n"]).toBe(1);
  });

  test("that is slow stays on the way, and is found by asking when the message is lost", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin, "04");
    await sweep(CLOCK);
    const id = await onlyPayout();
    await submitPayout(id);
    clock.forward({ seconds: 31 });
    await pollPayouts();
    expect(await payoutState(id)).toBe("submitted");
    clock.forward({ hours: 2 });
    await pollPayouts();
    expect(await payoutState(id)).toBe("settled");
  });
});

describe("a payout that is unknown for long", () => {
  test("is looked up after twenty hours; never received means failed and given back", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin);
    await sweep(CLOCK);
    const id = await onlyPayout();
    let submissions = 0;
    const silent = {
      ...pretendBank,
      submit: () => {
        submissions += 1;
        return Promise.reject(new Error("no route"));
      },
    };
    await submitPayout(id, silent);
    expect(await payoutState(id)).toBe("unknown");
    clock.forward({ hours: 1 });
    await submitPayout(id, silent);
    expect(submissions).toBe(2);
    expect(await payoutState(id)).toBe("unknown");
    clock.forward({ hours: 20 });
    await submitPayout(id, silent);
    expect(submissions).toBe(2);
    expect(await payoutState(id)).toBe("failed");
    expect(await available()).toBe(9_000_000n);
  });
});

describe("a payout that was accepted before, and the bank no longer knows it", () => {
  test("becomes unknown and stays so: nothing is given back, however often the bank says no", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin, "04");
    await sweep(CLOCK);
    const id = await onlyPayout();
    await submitPayout(id);
    expect(await payoutState(id)).toBe("submitted");
    const forgetful = { ...pretendBank, lookUp: async () => ({ outcome: "missing" as const }) };
    for (const hours of [21, 24]) {
      clock.forward({ hours });
      await submitPayout(id, forgetful);
      expect(await payoutState(id)).toBe("unknown");
    }
    expect(await available()).toBe(0n);
    // The bank found it after all.
    clock.forward({ hours: 24 });
    await submitPayout(id);
    expect(await payoutState(id)).toBe("settled");
  });
});

describe("the bank account never promises more than it holds", () => {
  test("a payout waits until the card processor has paid us", async () => {
    const held = await atBank();
    const gross = ((held + 100_000_000n) * 10n) / 9n;
    const whole = (gross / 10_000_000n + 1n) * 10_000_000n;
    await earned(ada, lin, whole, { atBank: false });
    await payoutAccount(lin);
    await sweep(CLOCK);
    const id = await onlyPayout();
    await submitPayout(id);
    expect(await payoutState(id)).toBe("queued");
    await fillBank(whole);
    clock.forward({ seconds: 120 });
    await submitPayout(id);
    expect(await payoutState(id)).toBe("submitted");
  });
});

describe("kills and races of a payout", () => {
  test("killed between taking the payout and asking the bank", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin);
    await sweep(CLOCK);
    const id = await onlyPayout();
    expect(await claimPayout(id)).toBe("submit");
    expect(await payoutState(id)).toBe("queued");
    expect(await claimPayout(id)).toBe("nothing");
    clock.forward({ seconds: 60 });
    await pollPayouts();
    expect(await payoutState(id)).toBe("submitted");
  });

  test("killed before the bank was asked, and down for twenty hours: looked up, not sent again", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin);
    await sweep(CLOCK);
    const id = await onlyPayout();
    expect(await claimPayout(id)).toBe("submit");
    clock.forward({ hours: 19 });
    expect(await claimPayout(id)).toBe("submit");
    expect(await payoutState(id)).toBe("queued");
    clock.forward({ hours: 1 });
    expect(await claimPayout(id)).toBe("look_up");
  });

  test("killed between the bank's answer and our record: the same payout, once", async () => {
    await earned(ada, lin, 10_000_000n);
    await payoutAccount(lin);
    await sweep(CLOCK);
    const id = await onlyPayout();
    const dies = {
      ...pretendBank,
      submit: async (order: Parameters<typeof pretendBank.submit>[0]) => {
        await pretendBank.submit(order);
        throw new Error("killed");
      },
    };
    await submitPayout(id, dies);
    clock.forward({ hours: 1 });
    await pollPayouts();
    expect(await payoutState(id)).toBe("settled");
    const [ops] =
      await sql`select count(*)::int as n from pretend.operations where operation_key = ${id}`;
    expect(ops?.["n"]).toBe(1);
  });

  test("twenty sweeps and withdrawals at once make one payout", async () => {
    await earned(ada, lin, 10_000_000n);
    const methodId = await payoutAccount(lin);
    const tries = Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? sweep(CLOCK)
        : withdraw(lin, { amount: USD(9_000_000n), methodId, key: newFormKey() }),
    );
    await Promise.allSettled(tries);
    await onlyPayout();
    expect(await available()).toBe(0n);
  });
});

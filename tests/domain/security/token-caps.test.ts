/** A token's caps, to the micro: per task, per day, in one currency, for every kind of spending. */
import { beforeAll, expect, test } from "vitest";
import { openToken } from "#app/domain/security/open-token.ts";
import { countSpending } from "#app/domain/security/token-caps.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { command } from "#app/domain/commands/command.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { cast, enrich } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { earned, payoutAccount, USD } from "#tests/kit/money-story.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { order } from "#tests/kit/task-scene.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import type { Currency } from "#app/domain/kernel/money.ts";
import type { Cast } from "#tests/kit/cast.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

async function capped(
  person: UserActor,
  caps: { taskMicros?: bigint; dayMicros?: bigint },
): Promise<UserActor> {
  const all = { currency: "USD" as const, taskMicros: null, dayMicros: null, ...caps };
  return (await openToken(await tokenOf(person, { caps: all }), "")).actor;
}

/** Spends by a command of its own; returns `spent` or the refusal's code. */
async function spend(
  actor: UserActor,
  micros: bigint,
  { each = null, currency = "USD" }: { each?: bigint | null; currency?: Currency } = {},
): Promise<unknown> {
  const spec = { name: "test.spend" as const, actor, key: newFormKey(), input: {} };
  return command(spec, async (tx) => {
    await countSpending(tx, { currency, micros }, each);
    return {};
  }).then(
    () => "spent",
    ({ code, facts }: { code: string; facts: Record<string, string> }) =>
      [code, facts["cap"] ?? facts["currency"], facts["spent"]].filter(Boolean).join(" "),
  );
}

test("a task may cost a token's cap and not a micro more", async () => {
  const actor = await capped(people.ada, { taskMicros: 5_000_000n });
  expect(await spend(actor, 20_000_000n, { each: 5_000_000n })).toBe("spent");
  expect(await spend(actor, 5_000_001n, { each: 5_000_001n })).toBe("cap_exceeded task");
});

test("a token's day adds up to its cap, refusals do not count, and the next day begins anew", async () => {
  const actor = await capped(people.ada, { dayMicros: 5_000_000n });
  const at = (text: string) => setClock({ now: () => Temporal.Instant.from(text) });
  const day = Temporal.Now.instant().add({ hours: 48 }).toString().slice(0, 10);
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  // Both days are in one month, whatever today is.
  const [first, second] = day.slice(0, 7) === next.slice(0, 7) ? [day, next] : [next, next];
  const then =
    first === second ? Temporal.PlainDate.from(next).add({ days: 1 }).toString() : second;
  const restore = [at(`${first}T10:00:00Z`)];
  expect(await spend(actor, 3_000_000n)).toBe("spent");
  expect(await spend(actor, 2_000_001n)).toBe("cap_exceeded day 3");
  expect(await spend(actor, 2_000_000n)).toBe("spent");
  expect(await spend(actor, 1n)).toBe("cap_exceeded day 5");
  restore.push(at(`${then}T00:00:00Z`));
  expect(await spend(actor, 5_000_000n)).toBe("spent");
  for (const putBack of restore.toReversed()) putBack();
});

test("a token with caps in one currency spends no other", async () => {
  const actor = await capped(people.ada, { dayMicros: 5_000_000n });
  expect(await spend(actor, 1n, { currency: "EUR" })).toBe("cap_exceeded USD");
});

test("an order counts against a token's caps by its dearest task and by its sum", async () => {
  await enrich(people.ada, 100_000_000n);
  const unit = { priceMicros: 2_000_000n, quantity: 3, kind: "unit" } as const;
  const tight = await capped(people.ada, { taskMicros: 1_999_999n });
  expect(await refusalOf(order(tight, people.lin, unit))).toMatchObject({
    code: "cap_exceeded",
    facts: { cap: "task" },
  });
  const days = await capped(people.ada, { taskMicros: 2_000_000n, dayMicros: 6_000_000n });
  expect((await order(days, people.lin, unit)).taskIds).toHaveLength(3);
  expect(await spend(days, 1n)).toBe("cap_exceeded day 6");
});

test("a payout by hand counts against a token's caps", async () => {
  await earned(people.ada, people.lin, 20_000_000n);
  const methodId = await payoutAccount(people.lin);
  const actor = await capped(people.lin, { dayMicros: 9_000_000n });
  const pay = (micros: bigint) =>
    withdraw(actor, { amount: USD(micros), methodId, key: newFormKey() });
  expect(await refusalOf(pay(9_010_000n))).toMatchObject({ code: "cap_exceeded" });
  await pay(9_000_000n);
  expect(await spend(actor, 1n)).toBe("cap_exceeded day 9");
});

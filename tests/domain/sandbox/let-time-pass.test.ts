/** Letting time pass in the sandbox: once for one call, for the caller's own people, and never in the live world. */
import { expect, test } from "vitest";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { ownTokens } from "#app/domain/security/api-tokens.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { letTimePass } from "#app/domain/sandbox/let-time-pass.ts";
import { moveIn } from "#app/domain/sandbox/move-in.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { posted } from "#tests/domain/agreements/requests/scene.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { refusalOf } from "#tests/kit/refusal-of.ts";
import { useSandbox } from "#tests/kit/sandbox.ts";

useDatabase();
useSandbox();

/** A person with a sandbox token whose twin has begun a deposit. */
async function twin(): Promise<{ who: UserActor; depositId: string }> {
  const live = await person(`guest-${newFormKey().slice(0, 8)}`);
  await tokenOf(live, { mode: "sandbox" });
  const [token] = await ownTokens(live);
  const tokenId = token?.id ?? "";
  const who: UserActor = { ...live, tokenId, sandbox: true };
  const { answer } = await inWorld("sandbox", async () => {
    await moveIn(tokenId);
    return startDeposit(who, { amount: USD(5_000_000n), key: newFormKey() });
  });
  return { who, depositId: answer.depositId };
}

/** Whole hours from the beginning of a deposit to its next poll. */
function nextPoll(depositId: string): Promise<number | undefined> {
  return inWorld("sandbox", async () => {
    const [row] = await sql<{ hours: number }[]>`
      select floor(extract(epoch from next_at - created_at) / 3600)::int as hours from deposits where id = ${depositId}`;
    return row?.hours;
  });
}

happensOnce("let time pass", async () => {
  const [{ who, depositId }, other] = [await twin(), await twin()];
  return {
    call: (key) => inWorld("sandbox", () => letTimePass(who, { hours: 10, key })),
    effect: async () => [await nextPoll(depositId), await nextPoll(other.depositId)],
    once: [-10, 0],
    second: "done",
    both: [-20, 0],
  };
});

test("time does not pass in the live world", async () => {
  const ada = await person("ada");
  const asking = letTimePass(ada, { hours: 1, key: newFormKey() });
  expect((await refusalOf(asking)).code).toBe("sandbox_only");
});

test("a request in the sandbox ends when its days have passed, and its money is back", async () => {
  const { who } = await twin();
  await inWorld("sandbox", async () => {
    await enrich(who, 100_000_000n);
    const requestId = await posted(who, { listedDays: 14 });
    await letTimePass(who, { hours: 24 * 13, key: newFormKey() });
    expect(await expireRequests()).toBe(0);
    await letTimePass(who, { hours: 25, key: newFormKey() });
    expect(await expireRequests()).toBe(1);
    expect(await balance("reserve", requestId, "USD")).toBe(0n);
    expect(await balance("wallet", who.id, "USD")).toBe(100_000_000n);
  });
});

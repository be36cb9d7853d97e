/** Letting time pass in the sandbox: once for one call, for the caller's own people, and never in the live world. */
import { expect, test } from "vitest";
import { expireRequests } from "#app/domain/agreements/requests/expire-requests.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { preferencesPage } from "#app/domain/notifications/preferences.ts";
import { mailDigest } from "#app/worker/mail-digest.ts";
import { sql } from "#app/domain/store/store.ts";
import { inWorld } from "#app/domain/kernel/world.ts";
import { ownTokens } from "#app/domain/security/api-tokens.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { expireOffers } from "#app/domain/agreements/expire-offers.ts";
import { partiesOf } from "#app/domain/sandbox/sandbox-people.ts";
import { revealDue } from "#app/domain/reviews/reveal.ts";
import { letTimePass } from "#app/domain/sandbox/let-time-pass.ts";
import { moveIn } from "#app/domain/sandbox/move-in.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { posted } from "#tests/domain/agreements/requests/scene.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { offered, offerRow } from "#tests/kit/offer-scene.ts";
import { USD } from "#tests/kit/money-story.ts";
import { happensOnce } from "#tests/kit/one-effect.ts";
import { endedOrder, review } from "#tests/kit/review-scene.ts";
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

test("a notice that waits for a daily mail waits no more once a day has passed", async () => {
  const { who } = await twin();
  await inWorld("sandbox", async () => {
    const at = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000);
    await sql`
      insert into notices (id, user_id, event_id, kind, title, body, link, at, digest_at)
      values (${newId("notice")}, ${who.id}, ${newId("event")}, 'order.placed buyer', 'A', 'B', '/', now(), ${at})`;
    expect(await preferencesPage(who)).toMatchObject({ waiting: 1, nextMailAt: at });
    await letTimePass(who, { hours: 24, key: newFormKey() });
    const moved = new Date(at.getTime() - 24 * 3_600_000);
    expect(await preferencesPage(who)).toMatchObject({ waiting: 1, nextMailAt: moved });
    await mailDigest({ userId: who.id, at: moved.getTime() });
    expect(await preferencesPage(who)).toMatchObject({ waiting: 0, nextMailAt: null });
  });
});

test("an offer of the sandbox expires once time has passed it, and other people's offers stay open", async () => {
  const [{ who }, other] = [await twin(), await twin()];
  const states = await inWorld("sandbox", async () => {
    const made = [];
    for (const each of [who, other.who]) {
      const { buyer } = await partiesOf(each);
      const [row] = await sql<{ handle: string }[]>`select handle from users where id = ${buyer}`;
      made.push(await offered(each, { validDays: 2 }, { to: row?.handle ?? "" }));
    }
    await letTimePass(who, { hours: 48, key: newFormKey() });
    await expireOffers();
    return Promise.all(made.map(async (id) => (await offerRow(id))?.state));
  });
  expect(states).toEqual(["expired", "open"]);
});

test("a review in the sandbox is published once its days have passed", async () => {
  const { who } = await twin();
  await inWorld("sandbox", async () => {
    const seller: UserActor = { ...who, id: (await partiesOf(who)).freelancer };
    const { orderId } = await endedOrder(who, seller);
    await review(who, orderId);
    await letTimePass(who, { hours: 24 * 13, key: newFormKey() });
    expect(await revealDue()).toBe(0);
    await letTimePass(who, { hours: 25, key: newFormKey() });
    await expect(review(seller, orderId)).rejects.toMatchObject({ code: "review_window_over" });
    expect(await revealDue()).toBe(1);
  });
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

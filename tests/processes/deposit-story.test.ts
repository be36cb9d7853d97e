/** Deposits through the pretend processor: every order of messages and polls, and the money counted once. */
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { sql } from "#app/domain/store/store.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { startDeposit } from "#app/domain/deposits/start-deposit.ts";
import { env } from "#app/env.server.ts";
import { carryDeposit, pollDeposits } from "#app/processes/open-checkout.ts";
import { receiveCardMessage } from "#app/processes/receive-card-message.ts";
import { press } from "#app/gateways/cards/pretend/hosted-page.ts";
import { settleProcessor } from "#app/processes/settle-processor.ts";
import { deliverPretendMessages } from "#app/gateways/pretend/messages.ts";
import { books } from "#tests/kit/books-of.ts";
import { person } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { depositState, opened, USD } from "#tests/kit/money-story.ts";
import { movingClock } from "#tests/kit/moving-clock.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";

useDatabase();
const clock = movingClock();
let seen: string[] = [];
const hooks = setupServer(
  http.post(`${env.pretendHookOrigin}/hooks/cards`, async ({ request }) => {
    const body = new Uint8Array(await request.arrayBuffer());
    seen.push(await receiveCardMessage(body, request.headers));
    return new HttpResponse(null, { status: 204 });
  }),
);
beforeAll(() => hooks.listen({ onUnhandledFrame: "error" }));
afterAll(() => hooks.close());

let people = 0;
let ada: UserActor;
beforeEach(async () => {
  people += 1;
  seen = [];
  ada = await person(`ada${people}`);
});
afterEach(() => hooks.resetHandlers());

const wallet = async () => (await books())[`wallet(ada${people})`] ?? "0";

describe("a deposit", () => {
  test("is paid, reported by a signed message over HTTP, counted once", async () => {
    const { id, ref } = await opened(ada);
    expect(await depositState(id)).toBe("pending");
    await press(ref, "pay");
    expect(await depositState(id)).toBe("pending");
    clock.forward({ seconds: 10 });
    expect(await deliverPretendMessages()).toBe(1);
    expect(seen).toEqual(["succeeded"]);
    expect(await depositState(id)).toBe("succeeded");
    expect(await wallet()).toBe("25");
    await carryDeposit(id);
    clock.forward({ hours: 1 });
    await pollDeposits();
    expect(await wallet()).toBe("25");
  });

  test("is declined: the reason is told, and no card is charged", async () => {
    const { id, ref } = await opened(ada);
    await press(ref, "decline");
    expect(await deliverPretendMessages()).toBe(1);
    expect(await depositState(id)).toBe("failed");
    expect(await wallet()).toBe("0");
    const [row] = await sql`select failure from deposits where id = ${id}`;
    expect(row?.["failure"]).toMatch(/declined/);
  });

  test("is paid and its message lost: the worker finds it by asking", async () => {
    const { id, ref } = await opened(ada);
    await press(ref, "lose");
    clock.forward({ seconds: 20 });
    expect(await deliverPretendMessages()).toBe(0);
    clock.forward({ seconds: 20 });
    await pollDeposits();
    expect(await depositState(id)).toBe("succeeded");
    expect(await wallet()).toBe("25");
  });

  test("is reported late: the return finds it pending, the message settles it", async () => {
    const { id, ref } = await opened(ada);
    await press(ref, "late");
    clock.forward({ seconds: 10 });
    await carryDeposit(id);
    expect(await depositState(id)).toBe("pending");
    clock.forward({ seconds: 60 });
    await deliverPretendMessages();
    expect(await depositState(id)).toBe("succeeded");
  });

  test("is left open for a day: it fails definitely", async () => {
    const { id } = await opened(ada);
    clock.forward({ hours: 25 });
    await pollDeposits();
    expect(await depositState(id)).toBe("failed");
  });

  test("is charged once by two presses of the button", async () => {
    const { ref, id } = await opened(ada);
    await press(ref, "pay");
    await press(ref, "pay");
    await press(ref, "decline");
    clock.forward({ seconds: 10 });
    await deliverPretendMessages();
    expect(await depositState(id)).toBe("succeeded");
    expect(await wallet()).toBe("25");
  });

  test("gets the message again after a time without the hook", async () => {
    const { ref, id } = await opened(ada);
    hooks.use(
      http.post(
        `${env.pretendHookOrigin}/hooks/cards`,
        () => new HttpResponse(null, { status: 503 }),
        {
          once: true,
        },
      ),
    );
    await press(ref, "pay");
    clock.forward({ seconds: 10 });
    expect(await deliverPretendMessages()).toBe(0);
    clock.forward({ seconds: 10 });
    expect(await deliverPretendMessages()).toBe(1);
    expect(await depositState(id)).toBe("succeeded");
  });

  test("is settled by the processor in batches, each payment once", async () => {
    const before = BigInt((await books())["bank(farthing)"]?.split(".")[0] ?? "0");
    const { ref } = await opened(ada);
    // The message was lost: the settlement itself names the payment.
    await press(ref, "lose");
    clock.forward({ seconds: 10 });
    expect(await settleProcessor()).toBe(1);
    expect(await settleProcessor()).toBe(0);
    expect(await wallet()).toBe("25");
    expect(BigInt((await books())["bank(farthing)"] ?? "0")).toBeGreaterThanOrEqual(before + 25n);
  });
});

describe("crashes and races of a deposit", () => {
  test("killed between our record and the call: the worker opens the checkout", async () => {
    const { answer } = await startDeposit(ada, { amount: USD(5_000_000n), key: newFormKey() });
    expect(await depositState(answer.depositId)).toBe("created");
    clock.forward({ seconds: 60 });
    await pollDeposits();
    expect(await depositState(answer.depositId)).toBe("pending");
  });

  test("the message overtakes the record of our own call", async () => {
    const { answer } = await startDeposit(ada, { amount: USD(5_000_000n), key: newFormKey() });
    const fact = {
      ref: `card_early_${answer.depositId}`,
      operationKey: answer.depositId,
      state: "succeeded" as const,
      minorUnits: 500n,
      currency: "USD",
      failure: null,
    };
    expect(await applyCardFact(fact)).toBe("succeeded");
    expect(await depositState(answer.depositId)).toBe("succeeded");
    expect(await wallet()).toBe("5");
  });

  test("twenty copies of a message at once count once", async () => {
    const { id, ref } = await opened(ada);
    const fact = {
      ref,
      operationKey: id,
      state: "succeeded" as const,
      minorUnits: 2500n,
      currency: "USD",
      failure: null,
    };
    await Promise.all(Array.from({ length: 20 }, () => applyCardFact(fact)));
    expect(await wallet()).toBe("25");
  });

  test("the same form twice starts one deposit; another amount under its key is refused", async () => {
    const key = newFormKey();
    const first = await startDeposit(ada, { amount: USD(5_000_000n), key });
    const again = await startDeposit(ada, { amount: USD(5_000_000n), key });
    expect(again).toEqual({ answer: first.answer, replayed: true });
    await expect(startDeposit(ada, { amount: USD(6_000_000n), key })).rejects.toMatchObject({
      code: "key_reused",
    });
  });
});
